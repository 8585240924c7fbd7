# Lo que Puente dice de sí mismo, en español (Project Fluent). Cada clave está también en en.ftl.

# ---- respuestas
yes = Sí.
no = No.
correct = Eso no es lo que dicen mis fuentes.
correct-differently = No exactamente: mis fuentes dicen otra cosa.
conflict = Mis fuentes lo dicen con palabras distintas; aquí está cada una.
conflict-one-source = Un mismo documento dice dos cosas sobre esto; aquí está cada una.
clarify = Eso puede significar más de una cosa.
clarify-options = ¿Te refieres a una de estas?

# ---- abstenciones
abstain-empty = Pregúntame algo sobre Estados Unidos y El Salvador y lo busco en mis fuentes.
abstain-too-long = Eso es demasiado largo para mí. ¿Puedes preguntarlo en una o dos oraciones?
abstain-out-of-scope = Eso está fuera de lo que sé. Solo respondo preguntas sobre Estados Unidos y El Salvador, a partir de cinco documentos.
abstain-distress = Lo siento, eso suena muy duro. Solo sé lo que dicen unos pocos documentos, así que en esto no puedo ayudarte. Habla, por favor, con un maestro, con tu familia o con otra persona adulta de confianza.
abstain-near-miss = Mis fuentes no lo dicen.
abstain-nearest = Lo que sí puedo responder:

# ---- charla
chat-greeting = ¡Hola! Pregúntame sobre Estados Unidos y El Salvador y te respondo con mis fuentes.
chat-thanks = ¡De nada!
chat-farewell = ¡Adiós, nos vemos!
chat-about = Soy Puente. Respondo preguntas sobre Estados Unidos y El Salvador a partir de cinco documentos, siempre con las palabras exactas de la fuente. Cuando no lo dicen, te lo digo.
chat-small-talk = Se me dan mejor las preguntas sobre Estados Unidos y El Salvador. ¡Haz la prueba!

# ---- notas
note-date = Fecha: { $date }.
note-date-inferred = Fecha (deducida, no impresa): { $date }. { $why }
note-read-as = Leído como: { $words }

# ---- fechas
date-day = { $day } de { $month } de { $year }
date-month = { $month } de { $year }
date-span = entre el { $from } y el { $to }
date-uncertain = probablemente { $date }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

# ---- ayuda
help = Soy Puente. Pregúntame sobre Estados Unidos y El Salvador en español o en inglés: quién, cuándo, dónde, cuántos, por qué o qué dijo alguien. Respondo solo con mis fuentes y muestro sus palabras exactas. Si no lo dicen, te lo digo.
help-examples = Por ejemplo:

# ---- por qué esta respuesta
explain-language = Idioma: { $language }
explain-read = Leído como: { $words }
explain-repair = Ortografía: «{ $typed }» se leyó como «{ $read }» ({ $edits ->
    [one] una letra cambiada
   *[other] { $edits } letras cambiadas
})
explain-cue = «{ $cue }» pide: { $intent }
explain-term = «{ $term }» es { $sort } y cuenta { $weight }
explain-term-context = «{ $term }» es { $sort } de lo que se preguntó antes y cuenta { $weight }
explain-sort-entity = un nombre
explain-sort-office = un cargo
explain-sort-concept = una palabra de significado conocido
explain-sort-number = un número
explain-sort-time = un momento
explain-sort-not = una negación
explain-sort-word = una palabra cualquiera
explain-sort-partofname = parte de un nombre
explain-candidate = { $place }. { $fact }: puntaje { $score }
explain-terms = { "   " }tiene: { $matched }; le falta: { $unmatched }
explain-nearest = { "   " }forma más cercana de preguntarlo: «{ $ask }»
explain-signal = { "   " }{ $share }: { $what } ({ $value } por { $weight })
explain-lack = { "   " }le falta «{ $what }»
explain-lack-offer = { "   " }no da { $what }
explain-lack-time = { "   " }no es de { $what }
signal-coverage = cuánto de la pregunta cubre
signal-likelihood = qué tan probable es la pregunta en sus palabras
signal-ask = qué tan cerca está su pregunta más próxima
signal-asks = qué tan cerca están las siguientes
signal-letters = qué tanto se parecen letra por letra
signal-strange = la parte que ningún dato conoce, sin ningún nombre nuestro
signal-usual = qué tan usuales son las palabras en preguntas que se responden
signal-lackusual = lo mismo para las palabras que le faltan
signal-worstlack = la palabra más reveladora que le falta
signal-lackshare = la parte de palabras que le falta
signal-notoffered = no da lo que se pide
signal-softlynotoffered = no da la razón o la manera
signal-entitylack = nombres que le faltan
signal-othertime = es de otro momento
signal-numberlack = un número que le falta
signal-attributelack = no dice nada de lo que se pide de alguien o algo
signal-focuslack = no habla de lo que se cuenta o elige
signal-samefact = sostuvo la respuesta anterior
signal-repeats = se mostró en el turno anterior
signal-samesource = mismo documento que la respuesta anterior
signal-denied = niega algo más cercano a la pregunta
signal-denial = qué tan probable es la pregunta en lo que niega
signal-askcoverage = cuánto de la pregunta cubre su pregunta más próxima
signal-saidcoverage = cuánto de la pregunta cubren su enunciado y sus citas
signal-samekind = qué tan cerca está su pregunta más próxima del mismo tipo
signal-unknown = la parte de la pregunta que ningún dato conoce
signal-open = ningún documento responde algo más cercano a la pregunta
signal-verbatim = se pregunta palabra por palabra
explain-thresholds = Una respuesta necesita un puntaje de { $score }; por debajo de { $sure } necesita además una ventaja de { $margin } sobre la siguiente.
explain-premise-denied = La pregunta da por hecho lo que { $fact } contradice: «{ $words }»
explain-premise-opposite = La pregunta dice «{ $words }»; { $fact } dice lo contrario
explain-premise-swapped = Todo coincide con { $fact } menos «{ $words }»
explain-premise-number = Todo coincide con { $fact } menos el número { $words }
explain-premise-time = Todo coincide con { $fact } menos el momento { $words }
explain-verdict = Decisión: { $verdict }
intent-who = una persona, un país o un organismo
intent-when = un momento
intent-where = un lugar
intent-number = un número
intent-why = una razón
intent-how = una manera
intent-quote = palabras que se dijeron
intent-define = qué es algo
intent-list = varias cosas
intent-compare = una comparación
intent-timeline = qué pasó a lo largo del tiempo
intent-yesno = sí o no
intent-assume = si es así lo que da por hecho
intent-what = una cosa
intent-greeting = un saludo
intent-thanks = un agradecimiento
intent-farewell = una despedida
intent-aboutbot = qué es Puente
intent-distress = consuelo
intent-smalltalk = charla

# ---- terminal
terminal-no-token = No hay token de Discord (DISCORD_TOKEN o DISCORD_TOKEN_FILE), así que conversemos aquí.
terminal-welcome = ¡Hola! Soy Puente. Pregúntame sobre Estados Unidos y El Salvador. Tab completa, /help muestra ejemplos y /quit termina.
terminal-goodbye = ¡Adiós, nos vemos!
terminal-help = Escribe una pregunta, o /ask y la pregunta. /explain on muestra por qué respondo así, /explain off lo oculta y /quit termina.
terminal-explain-on = Desde ahora también muestro por qué respondo así.
terminal-explain-off = Desde ahora solo respondo.
terminal-explain-how = Escribe /explain on o /explain off.
terminal-unknown-command = No conozco { $command }. Conozco { $known }; o escribe una pregunta.
terminal-explanation = Por qué esta respuesta:
terminal-excerpt = «{ $excerpt }»

# ---- Discord
# Comandos: lo que Discord muestra mientras alguien elige uno (como máximo 100 caracteres cada uno).
command-ask = Pregunta sobre Estados Unidos y El Salvador. Cada respuesta muestra sus fuentes.
command-ask-question = Tu pregunta, en español o en inglés
command-ask-private = Mostrar la respuesta solo a ti
command-help = Qué puedes preguntarle a Puente, con ejemplos

# Debajo de una cita: dónde está el fragmento.
citation-line = { $publisher } · { $date } · párrafo { $paragraph }
publisher-unknown = medio no indicado
date-unknown = fecha no indicada
date-inferred = { $date } (deducida)

# Letra pequeña: lo que las fuentes no dicen por sí mismas.
date-inferred-why = { $marks } Fecha deducida: { $basis }
date-unknown-why = { $marks } Fecha desconocida: { $basis }

# Encima de preguntas que se pueden hacer después, si la respuesta no trae sus propias palabras para ellas.
suggestions = Puedes preguntarme

# Algo falló de nuestro lado.
error-neutral = Perdón, algo falló de mi lado. Inténtalo otra vez en un momento.

# ---- comandos
# Cómo se llaman los comandos y sus opciones (como pide Discord: minúsculas, sin espacios).
command-name-ask = pregunta
command-name-evidence = pruebas
command-name-who = quién
command-name-compare = comparar
command-name-cite = citar
command-name-sources = fuentes
command-name-source = fuente
command-name-help = ayuda
option-name-question = pregunta
option-name-private = privado
option-name-claim = frase
option-name-person = persona
option-name-date = fecha
option-name-topic = tema
option-name-sides = lados
option-name-source = fuente
option-name-style = estilo
option-name-id = id
option-name-page = página

# Lo que Discord muestra mientras alguien elige uno (como máximo 100 caracteres cada uno).
command-evidence = Qué dicen mis fuentes a favor de una afirmación, y qué en contra
command-evidence-claim = Una afirmación, en una oración, en español o en inglés
command-evidence-private = Mostrar la respuesta solo a ti
command-who = Los cargos y las palabras de alguien, tal como los dan las fuentes
command-who-person = Un nombre
command-who-date = A qué fecha: 2019, julio de 2019, 2019-07-21
command-who-page = Qué página
command-compare = Un tema en dos fuentes o en dos años, lado a lado
command-compare-topic = Un tema, o unas palabras tuyas
command-compare-sides = Dos fuentes o dos años, por ejemplo 2019 / 2025
command-compare-page = Qué página
command-cite = Cómo citar una fuente en APA, MLA o Chicago
command-cite-source = Una fuente
command-cite-style = El estilo; los tres si no eliges
command-cite-style-apa = APA
command-cite-style-mla = MLA
command-cite-style-chicago = Chicago
command-sources = Los documentos que conozco, quién está detrás de cada uno y qué no dice
command-source = Un documento: su ficha y todo lo que sé de él
command-source-id = Una fuente
command-source-page = Qué página

# Qué está mal en lo que se escribió en una opción.
wrong-option = /{ $command } no tiene la opción «{ $option }». Conoce: { $known }.
wrong-option-meant = /{ $command } no tiene la opción «{ $option }». ¿Quisiste decir { $meant }?
wrong-no-options = /{ $command } no lleva nada más, así que no puedo usar «{ $option }».
wrong-missing = A /{ $command } le falta { $option }: { $what }
wrong-value = «{ $typed }» no va en { $option }. Lleva: { $fits }.
fits-text = un texto de hasta { $most } caracteres
fits-flag = sí o no
fits-number = un número del { $least } al { $most }
typed-yes = sí
typed-no = no

# Listas.
note-page = Página { $page } de { $pages }.
name-meant = ¿Quisiste decir?
date-unread = No puedo leer «{ $typed }» como fecha. Prueba con 2019, julio de 2019 o 2019-07-21.
help-commands = Comandos
help-command = /{ $name }: { $what }

# Las fuentes y sus fichas.
sources-lead = Respondo a partir de { $count } documentos y de nada más:
sources-more = /fuente muestra lo que sé de uno de ellos; /citar muestra cómo citarlo.
sources-all = Mis fuentes:
source-unknown = No tengo ninguna fuente llamada «{ $typed }».
source-facts = Lo que dice, { $from } a { $to } de { $count }
card-title = Título: «{ $title }»
card-publisher = Medio: { $publisher } ({ $kind })
card-publisher-unknown = Medio: no indicado ({ $kind })
card-authors = Autor: { $authors }
card-date = Fecha: { $date }
card-date-inferred = Fecha: { $date } (deducida). { $why }
card-date-unknown = Fecha: desconocida. { $why }
card-not-stated = El documento no indica: { $fields }
card-field-title = título
card-field-publisher = medio
card-field-authors = autor
card-field-date = fecha
card-kind-news-agency = agencia de noticias
card-kind-newsroom = redacción
card-kind-blog = blog
card-kind-unknown = tipo desconocido
card-id = Para verla: /fuente { $id }

# Alguien.
who-lead = { $name } en mis fuentes
who-lead-dated = { $name } en mis fuentes, en esta fecha: { $date }
who-nothing = Mis fuentes no dicen nada de { $name }.
who-nothing-dated = Para esta fecha ({ $date }), mis fuentes no dicen qué cargo tenía { $name } ni qué dijo.
who-unknown = Mis fuentes no dicen quién es «{ $typed }».
who-said = Lo que dijo { $name }, según las fuentes
who-about = Lo que dicen las fuentes sobre { $name }
who-undated = No se muestra lo que viene de documentos sin fecha.
who-office-as-of = { $office } (según la fuente: { $date })
who-office-from = { $office } (desde { $from })
who-office-to = { $office } (hasta { $to })
who-office-from-to = { $office } (desde { $from } hasta { $to })
who-office-arriving = { $office }: con el nombramiento, aún sin asumir ({ $date })

# Dos lados.
compare-lead = { $topic }: { $left } / { $right }
compare-differs = Contado de otro modo · { $side }
compare-same = Lo dicen las dos · { $side }
compare-alone = Solo en · { $side }
compare-nothing = Mis fuentes no dicen nada de «{ $topic }» ahí.
compare-one-side = Menos de dos de mis fuentes dicen algo de «{ $topic }», así que no hay nada que comparar.
compare-sides-unread = No puedo leer «{ $typed }» como dos fuentes o dos años. Prueba con 2019 / 2025.
compare-silent = { $side }: mis fuentes no dicen nada de esto.

# Una referencia.
cite-lead = Así se cita. Revisa los detalles que pida tu profe.
cite-undated = El documento no trae fecha, así que la referencia tampoco («s. f.»).
cite-untitled = Entre corchetes: mi descripción, porque el documento no tiene título.

# Una afirmación a prueba.
evidence-for = A favor
evidence-against = En contra
evidence-for-only = Encontré algo en mis fuentes a favor de esto, y nada en contra.
evidence-against-only = Encontré algo en mis fuentes en contra de esto, y nada a favor.
evidence-both = Encontré algo en mis fuentes a favor de esto, y algo en contra.
evidence-none = No encontré nada en mis fuentes a favor ni en contra de esto.
evidence-judge = Yo comparo palabras, así que júzgalo tú: ¿de verdad dicen eso estas oraciones?

# Debajo de una página en la terminal.
terminal-next-page = Página siguiente: /{ $line }
