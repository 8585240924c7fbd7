//! A PostgreSQL database for tests, if `PUENTE_TEST_POSTGRES` names one.

use sqlx::{AnyConnection, Connection, Executor};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The address of a new schema in that database, so that tests don't see each other; none where no database is named.
pub async fn address() -> Option<String> {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let address = std::env::var("PUENTE_TEST_POSTGRES").ok()?;
    let schema = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&address).await.expect("PostgreSQL as told");
    connection.execute(&*format!("CREATE SCHEMA {schema}")).await.expect("a schema");
    let joint = if address.contains('?') { '&' } else { '?' };
    Some(format!("{address}{joint}options=-csearch_path%3D{schema}"))
}
