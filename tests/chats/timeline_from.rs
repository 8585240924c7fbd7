//! The ways to the timeline: from an answer, from somebody, from a source; and what is forged on the way.

use crate::discord::Chat;
use expect_test::expect;

#[tokio::test]
async fn an_answer_in_order_leads_to_the_chart() {
    let mut chat = Chat::start().await;
    chat.ben().asks("What happened in 2021?");
    let answer = chat.expect_any().await;
    chat.expect_under(
        answer,
        &expect![[r#"
            [In context] [Why this answer] [How to cite]
            [Helpful] [Not helpful]
            [On the timeline: 2 events]
            [Related questions v]
              What is the article on Hill and Blinken about?
              Where did Hill and Blinken meet?
              What did Hill and Blinken commit to at their meeting?
              and 22 more
        "#]],
    );
    chat.restart(false).await;
    chat.ana().presses(answer, "On the timeline: 2 events");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        2 hechos en un gráfico. En la lista están las palabras de las fuentes para cada uno.
        -# Fuente: Artículo sobre la reunión de Hill y Blinken en Washington
        [linea-de-tiempo.png] Línea de tiempo con 2 hechos, 2021. 19 de febrero de 2021: Blinken y Hill tuvieron una llamada telefónica el 19 de febrero de 2021, según el artículo. junio de 2021: En junio de 2021, Hill y Blinken se encontraron en una cumbre de cancilleres del Sistema de la Integración Centroamericana (Sica), según el artículo.
    "#]]).await;
    chat.ana().asks("¿Qué cambió entre 2019 y 2025?");
    let answer = chat.expect_reply(expect![[r#"
        (to Ana)
        | **probablemente 2019 (deducida)**
        | • Kevin McAleenan, secretario interino del Departamento de Seguridad Nacional de EE. UU., visitó El Salvador “last week” (la semana pasada), según la página. [1]
        | • Durante la visita de McAleenan a El Salvador, Estados Unidos y El Salvador suscribieron una carta de intención no vinculante (“nonbinding letter of intent”), según la página. [2]
        | **19 de febrero de 2021**
        | • Blinken y Hill tuvieron una llamada telefónica el 19 de febrero de 2021, según el artículo. [3]
        | **junio de 2021**
        | • En junio de 2021, Hill y Blinken se encontraron en una cumbre de cancilleres del Sistema de la Integración Centroamericana (Sica), según el artículo. [4]
        | **marzo de 2023**
        | • El informe más reciente (“most recent report”) del Departamento de Estado sobre derechos humanos en El Salvador salió en marzo de 2023, según el artículo. [5]
        | **2025 (deducida)**
        | • El secretario de Estado de EE. UU., Marco Rubio, se reunió con el presidente de El Salvador, Nayib Bukele, un lunes, según Reuters. La nota no imprime la fecha. [6]
        |
        | **[1] Página sobre novedades en las relaciones entre EE. UU. y El Salvador, con la carta de intención**
        | > Last week the acting secretary of the US Department of Homeland Security, Kevin McAleenan, visited El Salvador.
        | medio no indicado · probablemente 2019 (deducida) · párrafo 2
        |
        | **[2] Página sobre novedades en las relaciones entre EE. UU. y El Salvador, con la carta de intención**
        | > During his visit, the countries entered into a nonbinding letter of intent regarding areas of future cooperation to reduce the flow of migrants from El Salvador to the US.
        | medio no indicado · probablemente 2019 (deducida) · párrafo 2
        |
        | **[3] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.
        | medio no indicado · fecha no indicada · párrafo 4
        |
        | **[4] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.
        | medio no indicado · fecha no indicada · párrafo 5
        |
        | **[5] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > The most recent report, released in March 2023, highlighted matters such as arbitrary homicides, forced disappearances, torture, and government corruption.
        | medio no indicado · fecha no indicada · párrafo 6
        |
        | **[6] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > SAN SALVADOR (Reuters) -U.S. Secretary of State Marco Rubio met El Salvador President Nayib Bukele on Monday as he continues a trip aimed at persuading Latin American countries to do more to stem migration to the U.S. southern border.
        | Reuters · 2025 (deducida) · párrafo 2
        |
        | -# [1] [2] Fecha deducida: La página no trae fecha, solo dice “last week” (la semana pasada). Nombra a Kevin McAleenan como secretario interino de Seguridad Nacional, cargo que tuvo solo en 2019 (conocimiento general, no del documento).
        | -# [3] [4] [5] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
        | -# [6] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
    "#]]).await;
    assert!(chat.can_press(answer, "En la línea de tiempo: 19 hechos"));
    chat.ana().asks("¿Dónde se reunió Pompeo con Bukele?");
    let answer = chat.expect_any().await;
    assert!(!chat.can_press(answer, "En la línea de tiempo: 19 hechos"));
    chat.finish().await;
}

#[tokio::test]
async fn somebody_and_a_source_lead_to_their_stretch() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/who", &[("person", "Blinken")]);
    let who = chat.expect_any().await;
    chat.ana().presses(who, "En la línea de tiempo: 2 hechos");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        | 2 hechos
        | **1. 19 de febrero de 2021**
        | • Blinken y Hill tuvieron una llamada telefónica el 19 de febrero de 2021, según el artículo. [1]
        | **2. junio de 2021**
        | • En junio de 2021, Hill y Blinken se encontraron en una cumbre de cancilleres del Sistema de la Integración Centroamericana (Sica), según el artículo. [2]
        |
        | **[1] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.
        | medio no indicado · fecha no indicada · párrafo 4
        |
        | **[2] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.
        | medio no indicado · fecha no indicada · párrafo 5
        |
        | -# [1] [2] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
    "#]]).await;
    chat.ben().slash("/source", &[("id", "hill-blinken")]);
    let source = chat.expect_any().await;
    chat.expect_under(
        source,
        &expect![[r#"
        [Página 2 de 6 (siguiente)]
        [En la línea de tiempo: 3 hechos]
    "#]],
    );
    chat.finish().await;
}

#[tokio::test]
async fn a_forged_stretch_is_refused() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/timeline", &[("from", "2021"), ("to", "2021"), ("language", "en")]);
    let list = chat.expect_any().await;
    for id in
        ["1:page:timeline|", "1:open:gaps|a2019", "1:open:timeline|Czzzzzzzz", "1:page:settings|ayes", "1:choose:"]
    {
        chat.ben().forges(list, id, &[]);
        chat.expect_only("Ben", "That button is out of date. Ask me again and you'll get fresh ones.").await;
    }
    for value in ["", "1:open:gaps", "1:why:ca978112", "1:page:timeline|zx", "@everyone"] {
        chat.ana().forges(list, "1:choose:2", &[value.to_owned()]);
        chat.expect_only("Ana", "Ese botón ya no sirve. Pregúntame otra vez y tendrás unos nuevos.").await;
    }
    // What is well formed but says nothing of ours is told as to anybody who types it.
    chat.ben().forges(list, "1:open:timeline|a@everyone", &[]);
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        I can't read “@everyone” as the first date. Try 2019, July 2019 or 2019-07-21.
    "#]])
        .await;
    chat.finish().await;
}
