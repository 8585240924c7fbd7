//! docs/privacy.md tells every column there is.

use super::Database;

#[tokio::test]
async fn the_page_about_privacy_names_every_column() {
    let page = std::fs::read_to_string("docs/privacy.md").expect("docs/privacy.md");
    for database in Database::each().await {
        database.open().await.close().await;
        let columns = database.columns().await;
        assert!(columns.len() > 15, "{columns:?}");
        for (table, column) in columns {
            let section = page.split("\n## ").find(|section| section.starts_with(&format!("`{table}`")));
            let section = section.unwrap_or_else(|| panic!("docs/privacy.md has no section `{table}`"));
            assert!(section.contains(&format!("\n| `{column}` |")), "docs/privacy.md: `{table}` lacks `{column}`");
        }
    }
}
