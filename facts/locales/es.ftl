# Lo que Puente dice de sí mismo, en español (Project Fluent). Cada clave está también en en.ftl.

# ---- respuestas
yes = Sí.
no = No.
correct = Eso no es lo que dicen mis fuentes.
correct-differently = No exactamente: mis fuentes dicen otra cosa.
correct-unsure = Compáralo con lo que dicen mis fuentes.
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
date-span = entre { $from } y { $to }
date-span-day = el { $date }
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
signal-missed = no tiene justo lo que se pide
signal-verbatim = se pregunta casi palabra por palabra, y nada más se le acerca tanto
explain-thresholds = Una respuesta necesita un puntaje de { $score }; por debajo de { $sure } necesita además una ventaja de { $margin } sobre la siguiente.
explain-premise-denied = La pregunta da por hecho lo que { $fact } contradice: «{ $words }»
explain-premise-opposite = La pregunta dice «{ $words }»; { $fact } dice lo contrario
explain-premise-swapped = Todo coincide con { $fact } menos «{ $words }»
explain-premise-number = Todo coincide con { $fact } menos el número { $words }
explain-premise-time = Todo coincide con { $fact } menos el momento { $words }
explain-verdict = Decisión: { $verdict }
intent-who = una persona, un país o un organismo
intent-name = un nombre
intent-when = un momento
intent-where = un lugar
intent-number = un número
intent-why = una razón
intent-how = una manera
intent-quote = palabras que se dijeron
intent-saysso = quién lo dice
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
terminal-help = Escribe una pregunta, o /pregunta y la pregunta. /explain on muestra por qué respondo así, /explain off lo oculta y /quit termina.
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
command-who-person = Un nombre o un cargo
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
fits-role = un rol, elegido en Discord
fits-number = un número del { $least } al { $most }
typed-quit = salir
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
cite-untitled = El documento no tiene título, así que en su lugar va mi descripción.

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

# ---- store: lo que ajustan los admins, lo que se guarda
command-name-settings = ajustes
command-name-privacy = privacidad
command-name-forget-me = olvídame
command-name-gaps = sin-respuesta
command-settings = Para admins: ver o cambiar cómo me porto en este servidor
command-settings-check = Ver qué permisos me faltan en este canal
command-settings-teachers = Rol que puede dar clases; @everyone para ninguno
command-settings-questions-here = Responder todas las preguntas de este canal, también sin mención
command-settings-language = Idioma cuando una pregunta no muestra el suyo
command-settings-language-auto = El del servidor
command-settings-language-en = Inglés
command-settings-language-es = Español
command-settings-visibility = Quién ve la respuesta a un comando, si la persona no elige
command-settings-visibility-everyone = Todos
command-settings-visibility-asker = Solo quien pregunta
command-settings-per-person = Cuántas preguntas por minuto le respondo a una persona
command-settings-per-channel = Cuántas preguntas por minuto respondo en un canal
command-settings-votes = Contar cuántas veces sirvió una respuesta, sin nombres
command-settings-gaps = Guardar las palabras de lo que no puedo responder, sin nombres
command-settings-text = Guardar también su texto completo; se lo digo a todos aquí
command-settings-days = Por cuántos días guardo eso
command-privacy = Qué guardo, por cuánto tiempo y cómo borrarlo
command-forget-me = Borrar todo lo que sé de ti
command-gaps = Para admins: qué preguntaron aquí que mis fuentes no responden
option-name-check = revisar
option-name-teachers = docentes
option-name-questions-here = preguntas-aquí
option-name-language = idioma
option-name-visibility = visibilidad
option-name-per-person = por-persona
option-name-per-channel = por-canal
option-name-votes = votos
option-name-gaps = sin-respuesta
option-name-text = texto
option-name-days = días

command-on-discord = Eso solo funciona en Discord.
only-admins = Eso solo lo puede usar quien administra este servidor.
store-unread = Perdón, ahora no puedo consultarlo. Inténtalo más tarde.

settings-only-in-server = Solo tengo ajustes en servidores, no en mensajes directos.
settings-saved = Listo, así lo haré desde ahora.
settings-unsaved = Perdón, ahora no puedo guardarlo, así que nada cambió. Inténtalo más tarde.
settings-text-announced = Para todos aquí: desde ahora guardo el texto completo de las preguntas que no puedo responder en este servidor, sin nombres, y lo borro después de { $days ->
    [one] un día
   *[other] { $days } días
}. Los admins pueden leerlo. Con /privacidad te cuento más.
settings-cant-read = Todavía no puedo leer mensajes sin mención. Quien me opera tiene que activar reads_questions en config.toml y Message Content Intent en el portal de desarrolladores de Discord.
settings-now = En este servidor:
settings-here-yes = • En este canal respondo todas las preguntas, también sin mención.
settings-here-no = • En este canal respondo cuando alguien me menciona.
settings-teachers-yes = • Además de quien gestiona hilos o el servidor, el rol que elegiste da las clases. Elige @everyone para quitarlo.
settings-teachers-no = • Da las clases quien gestiona hilos o el servidor.
settings-channels = • Canales donde respondo todas las preguntas: { $count }
settings-language-auto = • Si una pregunta no muestra su idioma, uso el del servidor.
settings-language-en = • Si una pregunta no muestra su idioma, uso inglés.
settings-language-es = • Si una pregunta no muestra su idioma, uso español.
settings-private-yes = • Solo quien pregunta ve mi respuesta a un comando, si no elige otra cosa.
settings-private-no = • Todos ven mi respuesta a un comando, si la persona no elige otra cosa.
settings-budget = • Preguntas por minuto: { $person } por persona, { $channel } por canal
settings-votes-yes = • Cuento cuántas veces sirvió una respuesta, sin nombres.
settings-votes-no = • No cuento cuántas veces sirvió una respuesta.
settings-gaps-yes = • Guardo las palabras de lo que no puedo responder, sin nombres.
settings-gaps-no = • No guardo lo que no puedo responder.
settings-text-yes = • También guardo su texto completo.
settings-text-no = • No guardo su texto completo.
settings-days = • Todo eso se borra después de { $days ->
    [one] un día.
   *[other] { $days } días.
}

check-fine = Tengo todos los permisos que necesito en este canal.
check-missing = En este canal todavía me faltan estos permisos:
check-how = Puedes dárselos a mi rol: Editar canal, luego Permisos.
permission-view-channel = • Ver canal
permission-send-messages = • Enviar mensajes
permission-send-messages-in-threads = • Enviar mensajes en hilos
permission-embed-links = • Insertar enlaces
permission-read-message-history = • Leer el historial de mensajes
permission-add-reactions = • Añadir reacciones

privacy = Nunca guardo quién pregunta ni quién vota. Esto es lo que guardo aquí:
privacy-votes = • Cuántas veces una respuesta sirvió o no, y el motivo elegido de una lista: un número por día, sin nombres.
privacy-votes-text = • Lo que alguien escribe sobre por qué una respuesta no sirvió, sin nombre, porque así lo quieren los admins de este servidor.
privacy-gaps = • Las palabras de las preguntas que mis fuentes no responden, sin nombres, para que alguien agregue lo que falta.
privacy-text = • El texto completo de esas preguntas, porque así lo quieren los admins de este servidor.
privacy-nothing = • Nada de nada.
privacy-days = Se borra después de { $days ->
    [one] un día.
   *[other] { $days } días.
}
privacy-memory = Para seguir una conversación recuerdo un rato las últimas preguntas; si me reinician, se borran.
privacy-delete = Con /olvídame borro todo lo que pueda tener que ver contigo.

forgot = Borré { $questions ->
    [one] una pregunta
   *[other] { $questions } preguntas
} que recordaba de nuestras conversaciones y { $states ->
    [0] ninguna cosa guardada
    [one] una cosa guardada
   *[other] { $states } cosas guardadas
} de ti.
forgot-nothing = No había nada sobre ti que borrar.
forgot-memory = Borré { $questions ->
    [one] una pregunta
   *[other] { $questions } preguntas
} que recordaba de nuestras conversaciones.
forgot-not-stored = Perdón, no pude revisar lo que tengo guardado. Prueba /olvídame otra vez más tarde.
forgot-rest = Los conteos de votos y de preguntas sin respuesta no llevan nombres, así que ninguno es tuyo.

gaps = Lo que preguntaron aquí y mis fuentes no responden, lo más preguntado primero:
gaps-line = • { $count }× { $words }
gaps-line-out-of-scope = • { $count }× { $words } (otro tema)
gaps-topics = Por tema: { $topics }
gaps-more = { $count ->
    [one] Hay una más.
   *[other] Hay { $count } más.
}
gaps-table = Todas, en una tabla
gaps-none = Nada: aquí ninguna pregunta se quedó sin respuesta.
gaps-off = Aquí no guardo las preguntas sin respuesta. Eso se cambia con /ajustes.
gaps-votes = Respuestas que sirvieron: { $yes }. Que no: { $no }.

budget-person = ¡Son muchas preguntas de una vez! Dame un minuto y vuelve a preguntar.
budget-channel = En este canal preguntan más rápido de lo que puedo responder. Inténtalo en un minuto.

# ---- alrededor de una respuesta
# Debajo de una respuesta: botones (como máximo 80 caracteres) y menús (como máximo 150).
button-context = En contexto
button-why = ¿Por qué esta respuesta?
button-cite = Cómo citar
button-page-before = Página { $page } de { $pages } (anterior)
button-page-after = Página { $page } de { $pages } (siguiente)
button-share = Compartir
menu-related = Preguntas relacionadas
menu-suggested = Elige una pregunta

# «En contexto»: los fragmentos con lo citado antes y después.
around-context = { $count ->
    [one] Este es el fragmento con lo que tengo de justo antes y después. Mi respuesta se apoya en { $marks }.
   *[other] Estos son los fragmentos con lo que tengo de justo antes y después. Mi respuesta se apoya en { $marks }.
}
around-context-note = Solo guardo citas breves; entre una y otra el documento puede decir más.

# «Por qué esta respuesta»: el encabezado y luego algunas de estas líneas.
around-why = Así llegué a la respuesta:
around-why-otherwise = No puedo reconstruir esa respuesta: hoy la pregunta tendría otra. Hazla de nuevo y verás.
why-spelling = Entendí «{ $typed }» como «{ $read }».
why-asked = Preguntaste por: { $kinds }.
why-context = De lo que se preguntó antes tomé { $words }.
why-matched = Estas palabras tuyas coinciden con el fragmento: { $words }.
why-unmatched = No dice nada de: { $words }.
why-nearest = Responde a una pregunta muy parecida a la tuya: «{ $ask }»
why-sure = Ningún otro fragmento encaja tan bien.
why-best = Es el que mejor encaja.
why-likely = Encaja bien, pero estoy menos seguro que otras veces. Lee el fragmento y juzga por ti.
why-several = Más de un fragmento encaja, así que los muestro juntos.
why-conflict = Dos fragmentos lo dicen distinto, así que muestro los dos.
why-clarify = Varios fragmentos encajan igual de bien, así que te pregunté cuál querías.
why-denied = Tu pregunta suena como si fuera cierto que «{ $words }». La fuente dice otra cosa, así que primero lo aclaré.
why-opposite = Tu pregunta dice «{ $words }» y la fuente dice lo contrario, así que primero lo aclaré.
why-swapped = Casi todo coincide con el fragmento, menos «{ $words }», así que primero lo aclaré.
why-out-of-scope = No encontré en ella a nadie ni nada de lo que hablan mis fuentes.
why-near-miss = El fragmento más cercano no lo responde, y prefiero no decir nada antes que adivinar.
why-lacks = El fragmento más cercano no dice nada de { $words }, y prefiero no decir nada antes que adivinar.
why-others = Otras preguntas que quedaron cerca:

# Un botón o menú que ya no sirve.
press-stale = Ese botón ya no sirve. Pregúntame otra vez y tendrás unos nuevos.
press-gone = Ya no encuentro esa pregunta. Hazla de nuevo y te respondo otra vez.
press-not-yours = Esa respuesta es de otra persona. Pregúntame tú y tendrás la tuya.

# Comandos sobre un mensaje (como máximo 32 caracteres).
menu-evidence = Buscar evidencia
menu-ask = Preguntar a Puente sobre esto

# Si una respuesta sirvió: botones, luego el menú de razones (como máximo 100 caracteres) y el formulario (45).
button-helpful = Me sirvió
button-not-helpful = No me sirvió
vote-thanks = ¡Gracias! Solo cuento los votos, no anoto quién votó.
vote-again = Ya me lo dijiste. ¡Gracias!
vote-unsaved = ¡Gracias! Por desgracia ahora no pude anotarlo.
vote-why = Gracias por decírmelo. ¿Qué estuvo mal?
vote-reason = Elige una razón
vote-reason-wrong = Está mal
vote-reason-unclear = No se entiende bien
vote-reason-other-question = Responde a otra pregunta
vote-reason-incomplete = Le falta algo
vote-reason-other = Otra cosa
vote-form = ¿Qué estuvo mal?
vote-form-label = Con tus palabras (sin nombres, por favor)

# ---- timeline
# Fechas abiertas por un lado, o aproximadas.
date-open-after = { $date } o después
date-open-before = { $date } o antes
date-approximate = alrededor de { $date }

# Cómo se llama en las frases aquello por lo que se elige.
timeline-field-from = la primera fecha
timeline-field-to = la última fecha

# Qué está mal en lo que se escribió.
timeline-wrong-date = No entiendo «{ $typed }» como { $field }. Prueba con 2019, julio 2019 o 2019-07-21.
timeline-wrong-order = «{ $from }» viene después de «{ $to }». Pon primero la fecha más antigua, por ejemplo de 2019 a 2025.
timeline-meant-topic = No tengo el tema «{ $typed }». ¿Quisiste decir «{ $meant }»?
timeline-meant-about = No conozco «{ $typed }». ¿Quisiste decir «{ $meant }»?
timeline-meant-source = No tengo la fuente «{ $typed }». ¿Quisiste decir «{ $meant }»?
timeline-unknown-topic = No tengo el tema «{ $typed }». Tengo: { $known }.
timeline-unknown-about = No conozco «{ $typed }». Prueba con una persona, una institución o un lugar, por ejemplo Bukele, Departamento de Estado o México.
timeline-unknown-source = No tengo la fuente «{ $typed }». Tengo: { $known }.

# No hay nada: qué cambiar.
timeline-empty = No tengo hechos con eso.
timeline-empty-from = { $count ->
    [one] Empieza muy tarde: sin la primera fecha hay un hecho. El último es de: { $known }.
   *[other] Empieza muy tarde: sin la primera fecha hay { $count } hechos. El último es de: { $known }.
}
timeline-empty-to = { $count ->
    [one] Termina muy pronto: sin la última fecha hay un hecho. El primero es de: { $known }.
   *[other] Termina muy pronto: sin la última fecha hay { $count } hechos. El primero es de: { $known }.
}
timeline-empty-topic = { $count ->
    [one] Sin el tema hay un hecho, sobre: { $known }.
   *[other] Sin el tema hay { $count } hechos, sobre: { $known }.
}
timeline-empty-about = { $count ->
    [one] Con otros nombres hay un hecho. Prueba con: { $known }.
   *[other] Con otros nombres hay { $count } hechos. Prueba con: { $known }.
}
timeline-empty-source = { $count ->
    [one] Con otra fuente hay un hecho. Prueba con: { $known }.
   *[other] Con otras fuentes hay { $count } hechos. Prueba con: { $known }.
}
timeline-empty-together = Nada cumple todo eso a la vez. Quita algo: en total tengo { $count } hechos.

# La lista.
timeline-title = { $count ->
    [one] Un hecho
   *[other] { $count } hechos
}
timeline-worked-out = La fecha del hecho es deducida, no impresa: { $why }
timeline-perhaps = Puede quedar fuera de las fechas que pediste.

# Para llevar: el calendario, la hoja de clase.
timeline-uncertain-summary = ({ $when }) { $claim }
timeline-source = { $source } · { $line }: «{ $excerpt }»
timeline-handout = Estados Unidos y El Salvador: qué pasó
timeline-handout-lead = En orden de tiempo. Los números entre corchetes llevan a las palabras de las fuentes, al final.
timeline-handout-sources = Lo que dicen las fuentes
timeline-handout-people = Personas en esta página

# El gráfico, y lo que muestra en palabras.
timeline-chart-title = Estados Unidos y El Salvador, { $years }
timeline-chart-exact = Se conoce el día
timeline-chart-span = En algún momento de la barra
timeline-chart-uncertain = Probablemente en algún momento de la barra
timeline-chart-open = En punta: ninguna fuente dice desde cuándo o hasta cuándo
timeline-chart-gap = { $count ->
    [one] 1 año sin hechos
   *[other] { $count } años sin hechos
}
timeline-chart-group = { $when }: { $count } hechos
timeline-chart-first = El primero: { $claim }
timeline-chart-arriving = { $name } (por llegar)
timeline-alt = { $count ->
    [one] Línea de tiempo con un hecho, { $years }.
   *[other] Línea de tiempo con { $count } hechos, { $years }.
}
timeline-alt-event = { $when }: { $claim }
timeline-alt-more = { $count ->
    [one] Y uno más.
   *[other] Y { $count } más.
}

# ---- classroom
# Opciones de un quiz.
quiz-thousands = { $thousands },{ $rest }
quiz-unit-percent = { $number } %
quiz-unit-days = { $number } días
standing-reported = El mismo documento lo informa como un hecho
standing-claimed = Lo afirma { $name }
# Palabras de una pregunta que ninguna persona responde.
quiz-cues-no-person = país países gobierno oficina institución administración
quiz-stem-said = ¿Quién dijo esto? { $claim }
standing-note-stated = El documento lo dice por su cuenta, sin nombrar a nadie que lo afirme. Eso solo no lo hace cierto: mira qué dicen otras fuentes.
standing-note-quoted = El documento da las palabras de alguien. Si tiene razón es otra pregunta.
standing-note-retold = El documento cuenta lo que alguien dice, con otras palabras.
quiz-stem-source = ¿Qué documento dice esto? “{ $claim }”
quiz-stem-standing = ¿Hecho o afirmación? ¿Quién responde por esto? “{ $claim }”
quiz-heading = Pregunta { $number } de { $of }
practice-heading = { $left ->
    [one] La última por acertar
   *[other] Faltan { $left } por acertar
}

# Después de una respuesta.
quiz-right = Correcta: { $option }
quiz-wrong = { $option } va con esto:
quiz-is-right = ¡Correcto!
quiz-is-wrong = Casi. Mira la cita.
practice-over = ¡Listo! { $once ->
    [one] Acertaste una de { $total } a la primera.
   *[other] Acertaste { $once } de { $total } a la primera.
}

# El informe.
quiz-report = { $people ->
    [0] Nadie respondió.
    [one] Respondió una persona. Así les fue, sin nombres:
   *[other] Respondieron { $people } personas. Así les fue, sin nombres:
}
quiz-report-nobody = Nadie respondió esta.
quiz-report-right = { $percent } % de aciertos ({ $right } de { $answered }): { $option }
quiz-report-distractor = La incorrecta más elegida ({ $count }×): { $option }

# Comandos de una clase.
command-name-quiz = cuestionario
command-name-factorclaim = hecho-o-afirmación
command-quiz = Preguntas hechas con las fuentes: para una clase, o para practicar a solas
command-quiz-topic = De qué tratan las preguntas
command-quiz-number = Cuántas preguntas (5 si no lo dices)
command-quiz-seconds = Cuántos segundos para cada pregunta (30 si no lo dices)
command-quiz-language = El idioma de las preguntas
command-quiz-language-en = Inglés
command-quiz-language-es = Español
command-quiz-practice = Practicar a solas: solo tú lo ves, y lo que fallas vuelve
command-quiz-seed = Con el mismo número salen las mismas preguntas
command-factorclaim = Una oración de las fuentes: ¿se informa como un hecho o alguien lo afirma?
command-factorclaim-topic = De qué trata la oración
command-factorclaim-language = El idioma de la oración
command-factorclaim-language-en = Inglés
command-factorclaim-language-es = Español
command-factorclaim-seed = Con el mismo número sale la misma oración
option-name-number = número
option-name-seconds = segundos
option-name-practice = práctica
option-name-seed = semilla
class-topic-unknown = No tengo ningún tema llamado “{ $typed }”.
class-topics = Prueba con uno de estos:
quiz-none = Sobre eso no puedo hacer preguntas. Prueba con otro tema, o sin tema.
quiz-comes-back = Casi. Mira la cita: esta pregunta vuelve más tarde.
terminal-choose = Escribe la letra de tu respuesta, o sigue con otra cosa.

# Un quiz en Discord.
quiz-begins = Empieza el quiz. Con los botones de abajo puedes cerrar cada pregunta antes, seguir o terminar.
quiz-teachers = Un quiz para todos solo lo empiezan docentes: quienes pueden gestionar hilos aquí o tienen el rol de docentes. Para practicar a solas, usa /cuestionario con práctica.
quiz-on = En este canal ya hay un quiz. Espera a que termine, o termínalo con su botón.
quiz-unsent = Lo siento, aquí no puedo escribir. /ajustes con revisar muestra qué permisos me faltan.
quiz-open = { $seconds } segundos. Una respuesta por persona, y puedes cambiarla hasta que se acabe el tiempo. Respuestas hasta ahora: { $answered }
quiz-closed = Cerrada. Respuestas: { $answered }
quiz-noted = Tu respuesta: { $option }. Puedes cambiarla hasta que se acabe el tiempo.
quiz-changed = Ahora tu respuesta es: { $option }.
quiz-late = Esa pregunta ya está cerrada.
quiz-only-teachers = Ese botón es para docentes.
quiz-revealed = { $answered ->
    [0] Nadie respondió esta.
    [one] Una respuesta, { $right } correcta.
   *[other] { $answered } respuestas, { $right } correctas.
}
quiz-leaders = Más aciertos:
quiz-leaders-none = Esta vez nadie acertó.
quiz-leader = { $place }. { $who }: { $right }
button-quiz-show = Mostrar la respuesta (docente)
button-quiz-next = Siguiente pregunta (docente)
button-quiz-report = Informe (docente)
button-quiz-stop = Terminar el quiz (docente)
button-quiz-leaders = Mostrar quién va ganando (docente)

# ---- debates
command-name-discuss = debate
command-discuss = Una pregunta para debatir, con hechos de cada lado y qué hacer paso a paso
command-discuss-topic = Un tema, o una pregunta
command-discuss-protocol = Cómo hacerlo
command-discuss-protocol-three-questions = Tres preguntas
command-discuss-protocol-barometer = Barómetro
command-discuss-protocol-last-word = La última palabra
command-discuss-protocol-three-two-one = 3-2-1
command-discuss-language = El idioma del debate
command-discuss-language-en = Inglés
command-discuss-language-es = Español
command-discuss-seed = Con el mismo número sale la misma pregunta
option-name-protocol = método
protocol-three-questions = Tres preguntas
protocol-barometer = Barómetro
protocol-last-word = La última palabra
protocol-three-two-one = 3-2-1
discuss-none = Sobre eso no tengo ninguna pregunta. Prueba con otro tema, o sin tema.
discuss-card = Tarjeta { $number } · { $side }
discuss-words = Palabras que conviene saber
discuss-word = { $word }: { $meaning }
discuss-step = { $protocol }, paso { $number } de { $of }
discuss-stand = “{ $stand }”
discuss-three-questions-1 = ¿Quién está detrás de la información?
    Mira cada tarjeta: ¿quién lo dice y en qué documento? ¿El documento trae autor, medio, fecha?
discuss-three-questions-2 = ¿Qué pruebas hay?
    Lee las citas. ¿Dicen cómo lo saben? ¿Son palabras propias de alguien, o contadas por otro?
discuss-three-questions-3 = ¿Qué dicen otras fuentes?
    Compara los lados. ¿En qué coinciden, en qué no, y qué no cuenta ninguno?
discuss-barometer-1 = Antes de seguir leyendo: ¿dónde te ubicas?
    1: nada de acuerdo. 5: muy de acuerdo. Decide a solas.
discuss-barometer-2 = Lee las tarjetas del lado que está más lejos del tuyo.
    ¿Cuál te hace pensar?
discuss-barometer-3 = Habla con alguien que esté en otro lugar.
    Cada quien muestra una tarjeta y dice qué le cambia, o por qué no.
discuss-barometer-4 = ¿Dónde te ubicas ahora?
    1: nada de acuerdo. 5: muy de acuerdo. Está bien moverse, y está bien quedarse.
discuss-last-word-1 = Elige una tarjeta que te sorprenda. Muéstrala y no digas nada.
discuss-last-word-2 = Los demás dicen qué ven en ella, uno tras otro. Tú escuchas.
discuss-last-word-3 = La última palabra es tuya: ¿por qué esta tarjeta?
discuss-three-two-one-1 = 3: escribe tres cosas que dicen las tarjetas. Anota el número de cada una.
discuss-three-two-one-2 = 2: escribe dos preguntas que las tarjetas dejan abiertas.
discuss-three-two-one-3 = 1: escribe una opinión tuya y la tarjeta que mejor la apoya.
discuss-noted = Anotado para “{ $side }”: { $claim }
discuss-noted-further = Anotado como otra prueba: { $claim }
discuss-stood = Anoté dónde te ubicas.
discuss-last-step = Ese fue el último paso. Cierra el debate cuando terminen.
discuss-used = Pruebas usadas para “{ $side }”
discuss-further = Otras pruebas usadas
discuss-unused = Nadie usó
discuss-shift = Dónde se ubicó la gente, de 1 a 5: { $before } antes, { $after } después.
handout-sources = Qué dicen las fuentes
handout-notes = Mis notas
# Words that mean the same, with commas between them.
typed-next = sigue, siguiente, seguir, continúa, adelante
typed-close = cierra, cerrar, termina, terminar, fin
terminal-discuss = Escribe sigue para el paso siguiente, #2 para presentar la tarjeta 2 como prueba, de 1 a 5 para ubicarte cuando se pida, y cierra para terminar (cierra NOMBRE también escribe una hoja).

# Un debate en Discord.
class-unkept = Ahora no puedo guardar nada, y así sus botones no servirían. Quien me opera encuentra el motivo en mi registro. Para ver solo las pruebas: /pruebas o /comparar.
discuss-teachers = Un debate para todos solo lo abren docentes: quienes pueden gestionar hilos aquí o tienen el rol de docentes. Para ver solo las pruebas: /pruebas o /comparar.
discuss-begins = Aquí está tu debate. Los botones bajo cada paso son tuyos; todos pueden presentar tarjetas.
discuss-late = Eso ya cambió. Mira el paso más nuevo, más abajo.
button-discuss-next = Paso siguiente (docente)
button-discuss-close = Cerrar con un resumen (docente)
menu-discuss-evidence = Presentar una tarjeta como prueba
handout = Hoja del debate
handout-handed = Aquí está la hoja, para imprimirla o editarla.
discuss-place-1 = 1: nada
discuss-place-2 = 2: poco
discuss-place-3 = 3: a medias
discuss-place-4 = 4: bastante
discuss-place-5 = 5: mucho
permission-create-public-threads = • Crear hilos públicos

# ---- /timeline
command-name-timeline = línea-de-tiempo
option-name-from = desde
option-name-to = hasta
option-name-about = sobre
option-name-view = vista
option-name-event = hecho
option-name-file = archivo
command-timeline = Qué pasó entre los dos países, en orden: como lista, gráfico o archivo
command-timeline-from = Desde cuándo: 2019, julio 2019, 2019-07-21
command-timeline-to = Hasta cuándo: 2025, julio 2025, 2025-07-21
command-timeline-topic = Solo un tema
command-timeline-about = Solo una persona, institución o lugar
command-timeline-source = Solo de una fuente
command-timeline-view = Cómo lo quieres ver
command-timeline-view-list = Lista
command-timeline-view-chart = Gráfico
command-timeline-language = En qué idioma
command-timeline-language-en = Inglés
command-timeline-language-es = Español
command-timeline-event = Abrir un hecho: su número en la lista
command-timeline-file = Llevártelo como archivo
command-timeline-file-calendar = Calendario
command-timeline-file-table = Tabla
command-timeline-file-handout = Hoja para clase
command-timeline-page = Qué página

# Encima de lo que una respuesta cuenta en orden de tiempo.
date-worked-out = { $date } (deducida)

# La lista, y lo que se puede pulsar debajo (máximo 80 caracteres).
timeline-heading = { $number }. { $when }
timeline-heading-worked-out = { $number }. { $when } (deducida)
timeline-perhaps-which = { $count ->
    [one] El número { $numbers } puede quedar fuera de las fechas que pediste.
   *[other] Los números { $numbers } pueden quedar fuera de las fechas que pediste.
}
timeline-open = Abrir un hecho
timeline-as-list = Lista
timeline-as-chart = Gráfico
timeline-as-calendar = Calendario
timeline-as-table = Tabla
timeline-as-handout = Hoja para clase
timeline-link = { $count ->
    [one] En la línea de tiempo: un hecho
   *[other] En la línea de tiempo: { $count } hechos
}

# Un hecho.
timeline-event-lead = Hecho { $number } de { $count }
timeline-event-heading = Qué pasó
timeline-event-place = Dónde: { $what }
timeline-event-about = Quién y qué: { $what }
timeline-event-topics = Temas: { $what }
timeline-event-unknown = { $count ->
    [one] Ahí no tengo el hecho «{ $typed }»: solo hay el número 1.
   *[other] Ahí no tengo el hecho «{ $typed }». Elige un número del 1 al { $count }.
}
timeline-before = Antes: { $when }
timeline-after = Después: { $when }

# El gráfico y los archivos.
timeline-chart-lead = { $count ->
    [one] Un hecho en un gráfico. En la lista están las palabras de la fuente.
   *[other] { $count } hechos en un gráfico. En la lista están las palabras de las fuentes para cada uno.
}
timeline-chart-sources = { $count ->
    [one] Fuente: { $sources }
   *[other] Fuentes: { $sources }
}
timeline-file-name = linea-de-tiempo
timeline-file-calendar = { $count ->
    [one] Aquí tienes un hecho para tu calendario. Si la fecha no es segura, lo dice.
   *[other] Aquí tienes { $count } hechos para tu calendario. Las fechas que no son seguras lo dicen.
}
timeline-file-table = { $count ->
    [one] Aquí tienes un hecho en una tabla para tu hoja de cálculo.
   *[other] Aquí tienes { $count } hechos en una tabla para tu hoja de cálculo, uno por fila.
}
timeline-file-handout = { $count ->
    [one] Aquí tienes una hoja para clase: un hecho con las palabras de la fuente.
   *[other] Aquí tienes una hoja para clase: { $count } hechos con las palabras de las fuentes.
}
cant-attach-list = Aquí no me dejan adjuntar archivos, así que te doy la lista.
cant-attach = Aquí no me dejan adjuntar archivos. Pídeselo a un admin, o mándame el comando en un mensaje directo.
permission-attach-files = • Adjuntar archivos

# En la terminal.
terminal-offer = /{ $line } ({ $label })
terminal-file = Escribí { $name }.
terminal-file-exists = Ya hay un { $name } aquí y no lo quise pisar. Muévelo y pídelo otra vez.
terminal-file-unwritten = No puedo escribir { $name } en esta carpeta.

# ---- boletos de salida
command-name-ticket = boleto
command-ticket = Tres líneas de cada quien al final de la clase, directo para ti
command-ticket-names = Si ves quién las escribió; se les avisa a todos
command-ticket-language = El idioma del boleto
command-ticket-language-en = Inglés
command-ticket-language-es = Español
option-name-names = nombres
ticket = Antes de salir: tres líneas cortas para tu docente.
ticket-without-names = Tu docente recibe tus líneas sin tu nombre. Yo no guardo nada.
ticket-with-names = Tu docente recibe tus líneas con tu nombre. Yo no guardo nada.
ticket-form = Boleto de salida
ticket-learnt = Algo que aprendí
ticket-wonder = Una pregunta que me queda
ticket-evidence = La prueba que más me convenció
ticket-teachers = Los boletos de salida solo los piden docentes: quienes pueden gestionar hilos aquí o tienen el rol de docentes.
ticket-begins = Aquí está. Te mando cada boleto por mensaje directo, así que déjalos activados en este servidor.
ticket-thanks = ¡Gracias! Tu docente ya lo tiene, sin tu nombre.
ticket-thanks-named = ¡Gracias! Tu docente ya lo tiene, con tu nombre.
ticket-empty = No había nada escrito, así que no mandé nada.
ticket-unsent = Lo siento, no pude avisarle a tu docente. Díselo, por favor.
button-ticket = Escribir mi boleto

# ---- What is kept, told
gaps-votes-table = Todos los votos, con las respuestas, en una tabla
settings-words-announced = Desde ahora también guardo lo que alguien me escriba aquí sobre por qué una respuesta no le sirvió, sin nombres. Los admins pueden leerlo.

# ---- comandos, otra vez: cargos, páginas, palabras sueltas
who-office-lead = Quién tuvo este cargo, según mis fuentes: { $office }
who-office-lead-dated = Quién tenía este cargo, según mis fuentes: { $office }, en esta fecha: { $date }
who-office-nothing = Mis fuentes no dicen quién tuvo este cargo («{ $office }»).
who-office-nothing-dated = Para esta fecha ({ $date }), mis fuentes no dicen quién tenía este cargo («{ $office }»).
note-page-last = { $pages ->
    [one] Solo hay una página.
   *[other] Solo hay { $pages } páginas. Esta es la última.
}
wrong-loose = No sé para qué es «{ $option }». /{ $command } lleva: { $known }. Ponle el nombre delante, por ejemplo { $first }:{ $option }

# ---- lo guardado, en la terminal
settings-now-alone = En esta terminal:
terminal-privacy = Lo que escribes aquí también queda en un archivo de esta computadora, para traerlo de vuelta con la flecha hacia arriba. Con history = false en config.toml ya no.
terminal-forgot-lines = También borré el archivo con las líneas escritas aquí.
terminal-kept-lines = Perdón, no pude borrar el archivo con las líneas escritas aquí.
terminal-gaps = puente gaps --csv ARCHIVO escribe en una tabla lo preguntado aquí y en todos los servidores.

# ---- comparaciones y referencias, otra vez
compare-year = De { $side }
compare-more = Muestro los { $shown } datos de cada lado que más dicen, de hasta { $count }. /fuente trae todos los de un documento.
cite-undated-mla = El documento no trae fecha, así que la referencia tampoco.

## Cuando Discord retiene una respuesta
error-unsure = Puede que falte una parte de mi respuesta. Si no la ves, pregúntame otra vez.

## Cuando preguntan demasiadas personas a la vez
busy = ¡Ahora mismo me pregunta muchísima gente! Inténtalo otra vez en un minuto.

## Cuando falta un permiso
lacking = Solo tú ves esto, porque administras este servidor. Alguien me preguntó algo y no pude responder. Me falta un permiso:
lacking-how = Para ver todo lo que me falta en un canal, usa ahí /ajustes con revisar.
