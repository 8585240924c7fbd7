//! People, topics and claims.

use super::{check, check_beginning, first_line};
use expect_test::expect;

#[test]
fn who_shows_offices_with_the_dates_of_the_source_and_words_with_their_mode() {
    check(
        &["/who duncan"],
        &expect![[r#"
        William Duncan in my sources

        U.S. ambassador to El Salvador (as of 2023)
        • William Duncan is the United States ambassador to El Salvador in this article. [1]

        What William Duncan said, according to the sources
        • Despite the human rights concerns, US ambassador William Duncan “has commended the achievements of El Salvador’s emergency regime in ensuring security”, the article reports. [1]
        • Ambassador William Duncan stated that he “has not encountered anyone dissatisfied with the security situation” in El Salvador, the article reports. [1]

        [1] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 7
            “Despite these concerns, the United States ambassador to El Salvador, William Duncan, has commended the achievements of El Salvador’s emergency regime in ensuring security and stated that he has not encountered anyone dissatisfied with the security situation in the country.”

        [1] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.

    "#]],
    );
    check(
        &["/quien Antony Blinken"],
        &expect![[r#"
            Antony Blinken en mis fuentes

            secretario de Estado de EE. UU. (según la fuente: 2021)
            • En este artículo, Antony Blinken es el secretario de Estado de Estados Unidos. [1]

            Lo que dijo Antony Blinken, según las fuentes
            • Blinken “echoed Hill’s sentiments” (coincidió con lo expresado por Hill): mostró la misma visión de la relación, según el artículo. [2]
            • Blinken dijo que El Salvador y Estados Unidos están “deeply connected” (profundamente conectados). [2]
            • Blinken expresó “his eagerness to explore avenues for further cooperation” (su interés en explorar vías para cooperar más) con El Salvador, según el artículo. [2]
            • En la cumbre del Sica, Blinken destacó la importancia de instituciones democráticas sólidas (“robust democratic institutions”) y de la lucha contra la corrupción en la región, según el artículo. [3]

            [1] Artículo sobre la reunión de Hill y Blinken en Washington — medio no indicado · fecha no indicada · párrafo 1
                «Washington, D.C. – In a diplomatic meeting held today in Washington, the Chancellor of the Republic of El Salvador, Alexandra Hill, and the Secretary of State of the United States, Antony Blinken, expressed their commitment to strengthening bilateral relations between the two nations.»

            [2] Artículo sobre la reunión de Hill y Blinken en Washington — medio no indicado · fecha no indicada · párrafo 3
                «Secretary Blinken echoed Hill’s sentiments, stating that the two countries are “deeply connected” and expressing his eagerness to explore avenues for further cooperation.»

            [3] Artículo sobre la reunión de Hill y Blinken en Washington — medio no indicado · fecha no indicada · párrafo 5
                «Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.»

            [1] [2] [3] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.

            /línea-de-tiempo sobre:blinken vista:Lista (En la línea de tiempo: 2 hechos)

        "#]],
    );
}

#[test]
fn who_as_of_a_date() {
    check_beginning(
        &["/who bukele date:July 2019"],
        12,
        &expect![[r#"
            Nayib Bukele in my sources, as of July 2019

            President of El Salvador (as of probably 2019)
            • McAleenan and Salvadoran president Nayib Bukele held a press conference “in connection with signing the letter of intent”, the page says. [1]

            President of El Salvador (as of July 21, 2019)
            • Nayib Bukele was President of El Salvador in July 2019, according to the OAN article. [2]
            • U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [3]

            What Nayib Bukele said, according to the sources
            • At the press conference, Bukele continued his “consistent refrain” that he wants El Salvador “to be a good partner with the United States”, the page reports. [4]
            • Bukele said that El Salvador “will reduce forced migration to zero”, the page reports. [4]
        "#]],
    );
    check(
        &["/quién rubio fecha:2020", "/who rubio date:soon", "/who Ronald Reagen", "/who Pompeio"],
        &expect![[r#"
            Para esta fecha (2020), mis fuentes no dicen qué cargo tenía Marco Rubio ni qué dijo.

            I can't read “soon” as a date. Try 2019, July 2019 or 2019-07-21.

            My sources don't say who “Ronald Reagen” is.

            My sources don't say who “Pompeio” is.

            Did you mean:
              • Mike Pompeo

        "#]],
    );
}

#[test]
fn compare_shows_what_both_say_before_what_one_says() {
    check_beginning(
        &["/compare Migration"],
        16,
        &expect![[r#"
            Migration: OAN Newsroom article on Pompeo's talks in Mexico and El Salvador / Unsigned report on Pompeo's meeting with Bukele

            Told differently · OAN Newsroom article on Pompeo's talks in Mexico and El Salvador
            • In OAN's wording Bukele said: “We talk about fighting crimes together. We talk about fighting to get the gangs together. We talk about interdicting narcotics together. We talk about reducing immigration together.” [1]

            Told differently · Unsigned report on Pompeo's meeting with Bukele
            • Bukele said he and Pompeo talked about “fighting the gangs together”, “interdicting narcotics together” and “reducing immigration together”. [2]

            Only in · OAN Newsroom article on Pompeo's talks in Mexico and El Salvador
            • The meeting on Sunday marked “the halfway point” of the 90 day agreement on migration between Mexico and the United States, OAN reports. [3]
            • The 90 day agreement with Mexico on migration was “signed last month”, OAN wrote in July 2019: that is, in June. [3]

            Only in · Unsigned report on Pompeo's meeting with Bukele
            • Pompeo said the United States wants “to be a good partner” and assist in reducing the causes of this migration, such as gang violence and poverty. [4]
            • Bukele said immigration is a problem El Salvador has, “but it’s a problem that ends at the southern border of the United States”. [5]

        "#]],
    );
    check_beginning(
        &["/comparar homicidios lados:2019 / 2025"],
        8,
        &expect![[r#"
            homicidios: 2019 / 2025

            De 2025
            • La ofensiva de seguridad de Bukele ha reducido “sharply” (drásticamente) el número de homicidios en El Salvador, según Reuters. No da ninguna cifra. [1]
            • La ofensiva de seguridad de Bukele ha detenido a más de 80.000 personas, según Reuters. [1]
            • Bukele ha lanzado en El Salvador un “unflinching security crackdown” (una ofensiva de seguridad implacable), según Reuters. [1]

            [1] Nota de Reuters sobre la reunión de Rubio con Bukele — Reuters · 2025 (deducida) · párrafo 5
        "#]],
    );
    check(
        &["/compare china", "/compare migration sides:reuters", "/compare volcanoes sides:2019 2025"],
        &expect![[r#"
        Fewer than two of my sources say something about “China's role”, so there is nothing to compare.

        I can't read “reuters” as two sources or two years. Try 2019 / 2025.

        My sources say nothing about “volcanoes” there.

    "#]],
    );
}

#[test]
fn evidence_for_a_claim_or_against_it_or_none() {
    check(
        &["/evidence Bukele's crackdown arrested more than 80,000 people"],
        &expect![[r#"
        I found something in my sources for this, and nothing against it.

        What speaks for it
        • Bukele's security crackdown has arrested more than 80,000 people, Reuters reports. [1]

        [1] Reuters report on Rubio's meeting with Bukele — Reuters · 2025 (inferred) · paragraph 5
            “The Salvadoran president has launched an unflinching security crackdown in his country, arresting more than 80,000 people, and bringing the number of homicides down sharply.”

        [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
        I compare words, so judge for yourself: do these sentences really mean that?

    "#]],
    );
    check(
        &["/pruebas Bukele detuvo a 10.000 personas"],
        &expect![[r#"
        Encontré algo en mis fuentes en contra de esto, y nada a favor.

        En contra
        • La ofensiva de seguridad de Bukele ha detenido a más de 80.000 personas, según Reuters. [1]

        [1] Nota de Reuters sobre la reunión de Rubio con Bukele — Reuters · 2025 (deducida) · párrafo 5
            «The Salvadoran president has launched an unflinching security crackdown in his country, arresting more than 80,000 people, and bringing the number of homicides down sharply.»

        [1] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
        Yo comparo palabras, así que júzgalo tú: ¿de verdad dicen eso estas oraciones?

    "#]],
    );
    check(
        &["/evidence Pompeo and Bukele met in Washington", "/pruebas La luna es de queso"],
        &expect![[r#"
            I found something in my sources against this, and nothing for it.

            What speaks against it
            • U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [1]

            [1] Unsigned report on Pompeo's meeting with Bukele — publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 1
                “As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.”

            [1] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
            I compare words, so judge for yourself: do these sentences really mean that?

            No encontré nada en mis fuentes a favor ni en contra de esto.

        "#]],
    );
}

#[test]
fn a_claim_is_put_where_it_belongs() {
    for claim in [
        "/evidence Migration through the Darien fell 90 percent",
        "/evidence Mexico has sent over 20,000 members of its National Guard",
        "/pruebas Rubio vio a 43 migrantes colombianos en Panamá",
    ] {
        assert_eq!(first_line(claim), if claim.starts_with("/e") { FOR } else { A_FAVOR }, "{claim}");
    }
    for claim in ["/evidence Bukele is MS-13", "/evidence Bukele hates the United States"] {
        assert_eq!(first_line(claim), NOTHING, "{claim}");
    }
    for claim in ["/pruebas Bukele es de la MS-13", "/pruebas Bukele odia a Estados Unidos"] {
        assert_eq!(first_line(claim), NADA, "{claim}");
    }
}

const FOR: &str = "I found something in my sources for this, and nothing against it.";
const A_FAVOR: &str = "Encontré algo en mis fuentes a favor de esto, y nada en contra.";
const NOTHING: &str = "I found nothing in my sources for this or against it.";
const NADA: &str = "No encontré nada en mis fuentes a favor ni en contra de esto.";
