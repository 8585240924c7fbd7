//! Commands that look things up, on Discord: documents, people, topics, references, evidence.

use crate::discord::Chat;
use expect_test::expect;

#[tokio::test]
async fn a_source_is_chosen_from_a_list_and_its_pages_turned() {
    let mut chat = Chat::start().await;
    chat.ana().types("/source", "id", "reuters");
    let offered = chat.expect_offer().await;
    assert_eq!(offered, ["reuters-rubio-bukele"]);
    chat.ana().slash("/source", &[("id", &offered[0]), ("page", "9")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        | Nota de Reuters sobre la reunión de Rubio con Bukele
        | **Lo que dice, 49 a 52 de 52**
        | • China ha financiado en El Salvador obras públicas como un “soccer stadium” (estadio de fútbol), según Reuters. [1]
        | • China ha invertido en el “telecommunications sector” (sector de telecomunicaciones) de El Salvador, según Reuters. [1]
        | • Kylie Madry y Anthony Esposito aportaron información adicional (“additional reporting”) a la nota de Reuters sobre Rubio y Bukele. [2]
        | • Rosalba O'Brien y Matthew Lewis editaron la nota de Reuters sobre Rubio y Bukele. [2]
        |
        | **[1] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > The U.S. is also pushing Bukele to shun investment from China, which is in talks with El Salvador over a free trade agreement, has funded public projects like a soccer stadium, and has invested in the telecommunications sector.
        | Reuters · 2025 (deducida) · párrafo 14
        |
        | **[2] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > (Reporting by Simon Lewis in San Salvador; additional reporting by Kylie Madry and Anthony Esposito; Editing by Rosalba O’Brien and Matthew Lewis)
        | Reuters · 2025 (deducida) · párrafo 15
        |
        | -# [1] [2] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
        | -# Página 9 de 9.
    "#]]).await;
    chat.ben().slash("/source", &[("id", "the moon")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        No tengo ninguna fuente llamada «the moon».
        Mis fuentes:
        • Artículo sobre la reunión de Hill y Blinken en Washington
        • Página sobre novedades en las relaciones entre EE. UU. y El Salvador, con la carta de intención
        • Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador
        • Nota sin firma sobre la reunión de Pompeo con Bukele
        • Nota de Reuters sobre la reunión de Rubio con Bukele
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn the_list_of_sources_is_one_card() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/sources", &[]);
    chat.expect_shape(expect!["content 0, embed: description 2235, 0 fields, footer 71"]).await;
    chat.finish().await;
}

#[tokio::test]
async fn who_is_for_anybody_the_sources_name() {
    let mut chat = Chat::start().await;
    chat.ben().types("/who", "person", "dun");
    assert_eq!(chat.expect_offer().await, ["duncan"]);
    chat.ben().slash_directly("/who", &[("person", "duncan")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        | William Duncan in my sources
        | **U.S. ambassador to El Salvador (as of 2023)**
        | • William Duncan is the United States ambassador to El Salvador in this article. [1]
        | **What William Duncan said, according to the sources**
        | • Despite the human rights concerns, US ambassador William Duncan “has commended the achievements of El Salvador’s emergency regime in ensuring security”, the article reports. [1]
        | • Ambassador William Duncan stated that he “has not encountered anyone dissatisfied with the security situation” in El Salvador, the article reports. [1]
        |
        | **[1] Article on the meeting of Hill and Blinken in Washington**
        | > Despite these concerns, the United States ambassador to El Salvador, William Duncan, has commended the achievements of El Salvador’s emergency regime in ensuring security and stated that he has not encountered anyone dissatisfied with the security situation in the country.
        | publisher not stated · date not stated · paragraph 7
        |
        | -# [1] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
    "#]]).await;
    chat.ana().slash("/who", &[("person", "Rubio"), ("date", "2020")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        Para esta fecha (2020), mis fuentes no dicen qué cargo tenía Marco Rubio ni qué dijo.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn who_held_an_office() {
    let mut chat = Chat::start().await;
    chat.ben().types("/who", "person", "secret");
    let offered = chat.expect_offer().await;
    assert!(offered.contains(&"us-secretary-of-state".to_owned()), "{offered:?}");
    chat.ben().slash_directly("/who", &[("person", "us-secretary-of-state"), ("date", "2025")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        | Who held this office, according to my sources: U.S. Secretary of State, as of 2025
        | **Marco Rubio (as of 2025)**
        | • Marco Rubio is the U.S. Secretary of State in the Reuters report on his meeting with Bukele. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > SAN SALVADOR (Reuters) -U.S. Secretary of State Marco Rubio met El Salvador President Nayib Bukele on Monday as he continues a trip aimed at persuading Latin American countries to do more to stem migration to the U.S. southern border.
        | Reuters · 2025 (inferred) · paragraph 2
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    chat.ana().slash("/who", &[("person", "embajador de Estados Unidos"), ("date", "2019")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        | Quién tenía este cargo, según mis fuentes: embajador de EE. UU. en El Salvador, en esta fecha: 2019
        | **Ronald Johnson: con el nombramiento, aún sin asumir (probablemente 2019)**
        | • Ronald Johnson es el nuevo embajador de Estados Unidos (“new ambassador from the United States”), que llegará pronto a El Salvador, según la página; en ese momento aún no había llegado. [1]
        |
        | **[1] Página sobre novedades en las relaciones entre EE. UU. y El Salvador, con la carta de intención**
        | > Soon a new ambassador from the United States will arrive in El Salvador.   He is Ronald Johnson, and last week he sent a video greeting to the people of El Salvador:
        | medio no indicado · probablemente 2019 (deducida) · párrafo 13
        |
        | -# [1] Fecha deducida: La página no trae fecha, solo dice “last week” (la semana pasada). Nombra a Kevin McAleenan como secretario interino de Seguridad Nacional, cargo que tuvo solo en 2019 (conocimiento general, no del documento).
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn two_sources_side_by_side() {
    let mut chat = Chat::start().await;
    chat.ana().types("/compare", "topic", "migra");
    assert_eq!(chat.expect_offer().await, ["migration"]);
    chat.ana().types("/compare", "sides", "2019");
    chat.expect_offer().await;
    chat.ana().slash("/compare", &[("topic", "security"), ("sides", "oan-migrant-crisis / pompeo-bukele")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        | Seguridad, pandillas y drogas: Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador / Nota sin firma sobre la reunión de Pompeo con Bukele
        | **Contado de otro modo · Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | • En la versión de OAN, Bukele dijo que hablan de combatir juntos los crímenes (“fighting crimes together”), luchar juntos contra las pandillas (“fighting to get the gangs together”), interceptar juntos los narcóticos (“interdicting narcotics together”) y reducir juntos la inmigración (“reducing immigration together”). [1]
        | **Contado de otro modo · Nota sin firma sobre la reunión de Pompeo con Bukele**
        | • Bukele dijo que él y Pompeo hablaron de combatir juntos a las pandillas (“fighting the gangs together”), interceptar juntos los narcóticos (“interdicting narcotics together”) y reducir juntos la inmigración (“reducing immigration together”). [2]
        | **Solo en · Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | • En El Salvador, según se informa (“reportedly”), las dos partes hablaron de cómo combatir la creciente violencia de las pandillas (“the growing gang violence”) en el país, escribe OAN. [3]
        | • México ha enviado a más de 20,000 miembros de su Guardia Nacional (“over 20,000 members of its National Guard”) a sus fronteras, según OAN. [4]
        | **Solo en · Nota sin firma sobre la reunión de Pompeo con Bukele**
        | • Pompeo señaló que el gobierno de Trump estaba decidido (“was determined”) a reforzar la seguridad fronteriza en la frontera sur de EE. UU. y en toda Centroamérica. [5]
        | • Bukele se refirió a problemas comunes (“common problems”) que deben resolver Estados Unidos y El Salvador, como la lucha contra las pandillas de la MS-13. [6]
        |
        | **[1] Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | > “We talk about fighting crimes together. We talk about fighting to get the gangs together. We talk about interdicting narcotics together. We talk about reducing immigration together. So I think this was a this was a very, very important meeting. I think it’s a, it’s a game changer.”
        | >
        | > — Nayib Bukelenayib Bukele, President – El Salvador
        | OAN Newsroom · 22 de julio de 2019 · párrafo 14
        |
        | **[2] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > At the press conference Bukele spoke about immigration issues: “We talked about fighting the gangs together, we talked about interdicting narcotics together, we talked about reducing immigration together. So I think this was a very, very important meeting. I think that it’s a game changer.”
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 4
        |
        | **[3] Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | > During the talks, the two sides reportedly discussed ways to combat the growing gang violence in El Salvador, which has partially caused mass amounts of people to flee the country toward the U.S. border.
        | OAN Newsroom · 22 de julio de 2019 · párrafo 13
        |
        | **[4] Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | > Particularly, Mexico has sent over 20,000 members of its National Guard to its northern and southern borders to crackdown on the flow of illegal migration.
        | OAN Newsroom · 22 de julio de 2019 · párrafo 9
        |
        | **[5] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > As the State Department communiqué points out, the secretary of state recalled the arduous efforts and challenges involved in strengthening border security on the southern border of the United States and throughout Central America, but noted that the Trump administration was determined to do so.
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 7
        |
        | **[6] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > He also referred to “common problems” to be solved between the United States and El Salvador, such as the fight against MS-13 gangs, and added: “Immigration is a problem that we have, but it’s a problem that ends at the southern border of the United States, so we have to solve the immigration problem together.
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 5
        |
        | -# [2] [5] [6] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
        | -# Página 1 de 2.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_reference_in_the_style_that_is_chosen() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/cite", &[("source", "oan-migrant-crisis"), ("style", "mla")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        | Así se cita. Revisa los detalles que pida tu profe.
        | **MLA**
        | • «Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials». OAN Newsroom, 22 de julio de 2019.
    "#]]).await;
    chat.ana().slash("/cite", &[("source", "reuters-rubio-bukele"), ("style", "apa")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        | Así se cita. Revisa los detalles que pida tu profe.
        | **APA**
        | • Lewis, S. (s. f.). [Nota de Reuters sobre la reunión de Rubio con Bukele]. Reuters.
        |
        | -# El documento no trae fecha, así que la referencia tampoco («s. f.»).
        | -# El documento no tiene título, así que en su lugar va mi descripción.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_claim_is_shown_with_the_evidence() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/evidence", &[("claim", "Bukele arrested more than 80,000 people")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > Bukele arrested more than 80,000 people
        | I found something in my sources for this, and nothing against it.
        | **What speaks for it**
        | • Bukele's security crackdown has arrested more than 80,000 people, Reuters reports. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > The Salvadoran president has launched an unflinching security crackdown in his country, arresting more than 80,000 people, and bringing the number of homicides down sharply.
        | Reuters · 2025 (inferred) · paragraph 5
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
        | -# I compare words, so judge for yourself: do these sentences really mean that?
    "#]]).await;
    chat.ana().slash("/evidence", &[("claim", "Bukele detuvo a 10.000 personas @everyone"), ("private", "yes")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        > Bukele detuvo a 10.000 personas @everyone
        | Encontré algo en mis fuentes en contra de esto, y nada a favor.
        | **En contra**
        | • La ofensiva de seguridad de Bukele ha detenido a más de 80.000 personas, según Reuters. [1]
        | • El Departamento de Seguridad Nacional de EE. UU. registró el mes anterior (“last month”, es decir, junio) una disminución de casi el 30 por ciento (“nearly 30-percent decrease”) en las detenciones en la frontera, en comparación con mayo, según OAN. [2]
        |
        | **[1] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > The Salvadoran president has launched an unflinching security crackdown in his country, arresting more than 80,000 people, and bringing the number of homicides down sharply.
        | Reuters · 2025 (deducida) · párrafo 5
        |
        | **[2] Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | > Last month, the Department of Homeland Security recorded a nearly 30-percent decrease in border apprehensions compared to figures in May.
        | OAN Newsroom · 22 de julio de 2019 · párrafo 8
        |
        | -# [1] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
        | -# Yo comparo palabras, así que júzgalo tú: ¿de verdad dicen eso estas oraciones?
    "#]]).await;
    chat.finish().await;
}
