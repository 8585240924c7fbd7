# What Puente says of itself, in English (Project Fluent). Every key also stands in es.ftl.

# ---- answers
yes = Yes.
no = No.
correct = That isn't what my sources say.
correct-differently = Not quite: my sources say something else.
correct-unsure = Compare that with what my sources say.
conflict = My sources put it in different words; here is each of them.
conflict-one-source = One document says two things about this; here is each of them.
clarify = That could mean more than one thing.
clarify-options = Do you mean one of these?

# ---- abstentions
abstain-empty = Ask me something about the United States and El Salvador, and I'll look it up in my sources.
abstain-too-long = That is too long for me. Could you ask it in one or two sentences?
abstain-out-of-scope = That's outside what I know. I only answer questions about the United States and El Salvador, from five documents.
abstain-distress = I'm sorry, that sounds hard. I only know what a few documents say, so I can't help with this. Please talk to a teacher, your family or another adult you trust.
abstain-near-miss = My sources don't say.
abstain-nearest = What I can answer:

# ---- small talk
chat-greeting = Hi! Ask me about the United States and El Salvador, and I'll answer with my sources.
chat-thanks = You're welcome!
chat-farewell = Bye, see you!
chat-about = I'm Puente. I answer questions about the United States and El Salvador from five documents, always with the source's own words. When they don't say, I tell you.
chat-small-talk = I'm better at questions about the United States and El Salvador. Try me!

# ---- notes
note-date = Date: { $date }.
note-date-inferred = Date (worked out, not printed): { $date }. { $why }
note-read-as = Read as: { $words }

# ---- dates
date-day = { $month } { $day }, { $year }
date-month = { $month } { $year }
date-span = between { $from } and { $to }
date-span-day = { $date }
date-uncertain = probably { $date }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# ---- help
help = I'm Puente. Ask me about the United States and El Salvador in English or Spanish: who, when, where, how many, why, or what somebody said. I answer only from my sources and show their exact words. If they don't say, I tell you.
help-examples = For example:

# ---- why this answer
explain-language = Language: { $language }
explain-read = Read as: { $words }
explain-repair = Spelling: “{ $typed }” read as “{ $read }” ({ $edits ->
    [one] one letter changed
   *[other] { $edits } letters changed
})
explain-cue = “{ $cue }” asks for: { $intent }
explain-term = “{ $term }” is { $sort } and counts { $weight }
explain-term-context = “{ $term }” is { $sort } from what was asked before and counts { $weight }
explain-sort-entity = a name
explain-sort-office = an office
explain-sort-concept = a word whose meaning is known
explain-sort-number = a number
explain-sort-time = a time
explain-sort-not = a negation
explain-sort-word = a plain word
explain-sort-partofname = part of a name
explain-candidate = { $place }. { $fact }: score { $score }
explain-terms = { "   " }has: { $matched }; lacks: { $unmatched }
explain-nearest = { "   " }nearest way to ask it: “{ $ask }”
explain-signal = { "   " }{ $share }: { $what } ({ $value } times { $weight })
explain-lack = { "   " }lacks “{ $what }”
explain-lack-offer = { "   " }does not give { $what }
explain-lack-time = { "   " }is not about { $what }
signal-coverage = how much of the question it covers
signal-likelihood = how likely the question is in its words
signal-ask = how near its nearest ask is in meaning
signal-asks = how near its next asks are
signal-letters = how alike they are in letters
signal-strange = the share that no fact knows, with no name of ours
signal-usual = how usual the words are in questions that are answered
signal-lackusual = the same for the words it lacks
signal-worstlack = the most telling word it lacks
signal-lackshare = the share of words it lacks
signal-notoffered = it does not give what is asked for
signal-softlynotoffered = it does not give the reason or way
signal-entitylack = names it lacks
signal-othertime = it is of another time
signal-numberlack = a number it lacks
signal-attributelack = it says nothing about what is asked of somebody or something
signal-focuslack = it does not speak of what is counted or chosen
signal-samefact = it carried the answer before
signal-repeats = it was shown the turn before
signal-samesource = same document as the answer before
signal-denied = it denies something nearer to the question
signal-denial = how likely the question is in what it denies
signal-askcoverage = how much of the question its nearest ask covers
signal-saidcoverage = how much of the question its claim and quotes cover
signal-samekind = how near its nearest ask of the same kind is
signal-unknown = the share of the question that no fact knows
signal-open = no document answers something nearer to the question
signal-missed = it has not got the very thing that is asked for
signal-verbatim = it is asked nearly word for word, and nothing else is nearer
explain-thresholds = An answer needs a score of { $score }; under { $sure } it also needs a lead of { $margin } over the next.
explain-premise-denied = The question assumes what { $fact } contradicts: “{ $words }”
explain-premise-opposite = The question says “{ $words }”; { $fact } says the contrary
explain-premise-swapped = All fits { $fact } but “{ $words }”
explain-premise-number = All fits { $fact } but the number { $words }
explain-premise-time = All fits { $fact } but the time { $words }
explain-verdict = Decision: { $verdict }
intent-who = a person, country or body
intent-name = a name
intent-when = a time
intent-where = a place
intent-number = a number
intent-why = a reason
intent-how = a way
intent-quote = words that were said
intent-saysso = who says so
intent-define = what something is
intent-list = several things
intent-compare = a comparison
intent-timeline = what happened over time
intent-yesno = yes or no
intent-assume = whether what it takes for granted is so
intent-what = a thing
intent-greeting = hello
intent-thanks = thanks
intent-farewell = goodbye
intent-aboutbot = what Puente is
intent-distress = comfort
intent-smalltalk = small talk

# ---- terminal
terminal-no-token = No Discord token is set (DISCORD_TOKEN or DISCORD_TOKEN_FILE), so let's talk here.
terminal-welcome = Hi, I'm Puente. Ask me about the United States and El Salvador. Tab completes, /help shows examples, /quit ends.
terminal-goodbye = Bye, see you!
terminal-help = Just type a question, or /ask with a question. /explain on shows why I answer as I do, /explain off hides it, /quit ends.
terminal-explain-on = From now on I also show why I answer as I do.
terminal-explain-off = From now on I only answer.
terminal-explain-how = Type /explain on or /explain off.
terminal-unknown-command = I don't know { $command }. I know { $known }; or just type a question.
terminal-explanation = Why this answer:
terminal-excerpt = “{ $excerpt }”

# ---- Discord
# Slash commands: what Discord shows while somebody picks one (at most 100 characters each).
command-ask = Ask about the United States and El Salvador. Every answer shows its sources.
command-ask-question = Your question, in English or Spanish
command-ask-private = Show the answer only to you
command-help = What you can ask Puente, with examples

# Under a citation: where the excerpt stands.
citation-line = { $publisher } · { $date } · paragraph { $paragraph }
publisher-unknown = publisher not stated
date-unknown = date not stated
date-inferred = { $date } (inferred)

# Small print: what the sources don't print themselves.
date-inferred-why = { $marks } Inferred date: { $basis }
date-unknown-why = { $marks } Unknown date: { $basis }

# Over questions that can be asked next, if the reply has no words of its own for them.
suggestions = You can ask me

# Something broke on our side.
error-neutral = Sorry, something went wrong on my side. Please try again in a moment.

# ---- commands
# What commands and their options are called (Discord's pattern: small letters, no blanks).
command-name-ask = ask
command-name-evidence = evidence
command-name-who = who
command-name-compare = compare
command-name-cite = cite
command-name-sources = sources
command-name-source = source
command-name-help = help
option-name-question = question
option-name-private = private
option-name-claim = claim
option-name-person = person
option-name-date = date
option-name-topic = topic
option-name-sides = sides
option-name-source = source
option-name-style = style
option-name-id = id
option-name-page = page

# What Discord shows while somebody picks one (at most 100 characters each).
command-evidence = What my sources say for a claim, and what against it
command-evidence-claim = A claim, in a sentence, in English or Spanish
command-evidence-private = Show the reply only to you
command-who = Somebody's offices and words, as the sources give them
command-who-person = A name or an office
command-who-date = As of when: 2019, July 2019, 2019-07-21
command-who-page = Which page
command-compare = A topic in two sources or two years, side by side
command-compare-topic = A topic, or a few words of your own
command-compare-sides = Two sources or two years, such as 2019 / 2025
command-compare-page = Which page
command-cite = How to cite a source in APA, MLA or Chicago
command-cite-source = A source
command-cite-style = The style; all three if you don't choose
command-cite-style-apa = APA
command-cite-style-mla = MLA
command-cite-style-chicago = Chicago
command-sources = The documents I know, who is behind each, and what each doesn't say
command-source = One document: its card, and everything I know from it
command-source-id = A source
command-source-page = Which page

# What is wrong with what was typed into an option.
wrong-option = /{ $command } has no option “{ $option }”. It knows: { $known }.
wrong-option-meant = /{ $command } has no option “{ $option }”. Did you mean { $meant }?
wrong-no-options = /{ $command } takes nothing more, so I can't use “{ $option }”.
wrong-missing = /{ $command } still needs { $option }: { $what }
wrong-value = “{ $typed }” doesn't fit into { $option }. It takes: { $fits }.
fits-text = a text of at most { $most } characters
fits-flag = yes or no
fits-role = a role, chosen on Discord
fits-number = a number from { $least } to { $most }
typed-quit = quit
typed-yes = yes
typed-no = no

# Lists.
note-page = Page { $page } of { $pages }.
name-meant = Did you mean:
date-unread = I can't read “{ $typed }” as a date. Try 2019, July 2019 or 2019-07-21.
help-commands = Commands
help-command = /{ $name }: { $what }

# Sources and their cards.
sources-lead = I answer from { $count } documents, and from nothing else:
sources-more = /source shows what I know from one of them; /cite shows how to cite it.
sources-all = My sources:
source-unknown = I have no source called “{ $typed }”.
source-facts = What it says, { $from } to { $to } of { $count }
card-title = Title: “{ $title }”
card-publisher = Publisher: { $publisher } ({ $kind })
card-publisher-unknown = Publisher: not stated ({ $kind })
card-authors = Author: { $authors }
card-date = Date: { $date }
card-date-inferred = Date: { $date } (inferred). { $why }
card-date-unknown = Date: unknown. { $why }
card-not-stated = The document doesn't state: { $fields }
card-field-title = title
card-field-publisher = publisher
card-field-authors = author
card-field-date = date
card-kind-news-agency = news agency
card-kind-newsroom = newsroom
card-kind-blog = blog
card-kind-unknown = kind unknown
card-id = To look it up: /source { $id }

# Somebody.
who-lead = { $name } in my sources
who-lead-dated = { $name } in my sources, as of { $date }
who-nothing = My sources say nothing about { $name }.
who-nothing-dated = For { $date }, my sources say neither which office { $name } held nor what { $name } said.
who-unknown = My sources don't say who “{ $typed }” is.
who-said = What { $name } said, according to the sources
who-about = What the sources say about { $name }
who-undated = Statements from documents without a date are left out.
who-office-as-of = { $office } (as of { $date })
who-office-from = { $office } (from { $from })
who-office-to = { $office } (until { $to })
who-office-from-to = { $office } (from { $from } until { $to })
who-office-arriving = { $office }: named, not yet in office (as of { $date })

# Two sides.
compare-lead = { $topic }: { $left } / { $right }
compare-differs = Told differently · { $side }
compare-same = Both say it · { $side }
compare-alone = Only in · { $side }
compare-nothing = My sources say nothing about “{ $topic }” there.
compare-one-side = Fewer than two of my sources say something about “{ $topic }”, so there is nothing to compare.
compare-sides-unread = I can't read “{ $typed }” as two sources or two years. Try 2019 / 2025.
compare-silent = { $side }: my sources say nothing about it.

# A reference.
cite-lead = How to cite it. Check the details that your teacher asks for.
cite-undated = The document prints no date, so the reference gives none (“n.d.”).
cite-untitled = The document has no title, so my description stands in its place.

# A claim weighed.
evidence-for = What speaks for it
evidence-against = What speaks against it
evidence-for-only = I found something in my sources for this, and nothing against it.
evidence-against-only = I found something in my sources against this, and nothing for it.
evidence-both = I found something in my sources for this, and something against it.
evidence-none = I found nothing in my sources for this or against it.
evidence-judge = I compare words, so judge for yourself: do these sentences really mean that?

# Under a page in the terminal.
terminal-next-page = Next page: /{ $line }

# ---- store: what admins set, what is kept
command-name-settings = settings
command-name-privacy = privacy
command-name-forget-me = forget-me
command-name-gaps = gaps
command-settings = For admins: see or change how I behave in this server
command-settings-check = See which permissions I still need in this channel
command-settings-teachers = Role that may lead classes; @everyone for none
command-settings-questions-here = Answer every question in this channel, also without a mention
command-settings-language = Language when a question doesn't show its own
command-settings-language-auto = The server's own
command-settings-language-en = English
command-settings-language-es = Spanish
command-settings-visibility = Who sees the answer to a command, unless the person chooses
command-settings-visibility-everyone = Everyone
command-settings-visibility-asker = Only the person who asks
command-settings-per-person = How many questions a minute I answer one person
command-settings-per-channel = How many questions a minute I answer in one channel
command-settings-votes = Count how often an answer helped, without names
command-settings-gaps = Keep the words of questions I can't answer, without names
command-settings-text = Keep their full text too; I tell everyone here
command-settings-days = For how many days I keep that
command-privacy = What I keep, for how long, and how to delete it
command-forget-me = Delete everything I know about you
command-gaps = For admins: what people asked here that my sources don't answer
option-name-check = check
option-name-teachers = teachers
option-name-questions-here = questions-here
option-name-language = language
option-name-visibility = visibility
option-name-per-person = per-person
option-name-per-channel = per-channel
option-name-votes = votes
option-name-gaps = gaps
option-name-text = text
option-name-days = days

command-on-discord = That works on Discord only.
only-admins = Only people who manage this server can use that.
store-unread = Sorry, I can't look that up right now. Please try again later.

settings-only-in-server = I have settings in servers only, not in direct messages.
settings-saved = Done, I'll do that from now on.
settings-unsaved = Sorry, I can't save that right now, so nothing has changed. Please try again later.
settings-text-announced = For everyone here: from now on I keep the full text of questions I can't answer in this server, without names, and delete it after { $days ->
    [one] one day
   *[other] { $days } days
}. The admins can read it. /privacy tells you more.
settings-cant-read = I can't read messages without a mention yet. Whoever runs me has to switch on reads_questions in config.toml and Message Content Intent in Discord's developer portal.
settings-now = In this server:
settings-here-yes = • In this channel I answer every question, also without a mention.
settings-here-no = • In this channel I answer when somebody mentions me.
settings-teachers-yes = • Besides who manages threads or the server, the role you chose leads classes. Choose @everyone to take that back.
settings-teachers-no = • Who manages threads or the server leads classes.
settings-channels = • Channels where I answer every question: { $count }
settings-language-auto = • When a question doesn't show its language, I use the server's.
settings-language-en = • When a question doesn't show its language, I use English.
settings-language-es = • When a question doesn't show its language, I use Spanish.
settings-private-yes = • Only the person who asks sees my answer to a command, unless they choose otherwise.
settings-private-no = • Everyone sees my answer to a command, unless the person chooses otherwise.
settings-budget = • Questions a minute: { $person } for each person, { $channel } in each channel
settings-votes-yes = • I count how often an answer helped, without names.
settings-votes-no = • I don't count how often an answer helped.
settings-gaps-yes = • I keep the words of questions I can't answer, without names.
settings-gaps-no = • I don't keep questions I can't answer.
settings-text-yes = • Their full text is kept too.
settings-text-no = • Their full text isn't kept.
settings-days = • All of that is deleted after { $days ->
    [one] one day.
   *[other] { $days } days.
}

check-fine = I have every permission I need in this channel.
check-missing = In this channel I still need these permissions:
check-how = You can allow them for my role: Edit Channel, then Permissions.
permission-view-channel = • View Channel
permission-send-messages = • Send Messages
permission-send-messages-in-threads = • Send Messages in Threads
permission-embed-links = • Embed Links
permission-read-message-history = • Read Message History
permission-add-reactions = • Add Reactions

privacy = I never keep who asks or who votes. This is what I keep here:
privacy-votes = • How often an answer helped or not, and the reason picked from a list: a count a day, without names.
privacy-votes-text = • What somebody writes about why an answer didn't help, without a name, because the admins of this server want it.
privacy-gaps = • The words of questions my sources don't answer, without names, so that somebody can add what is missing.
privacy-text = • The full text of those questions, because the admins of this server want it.
privacy-nothing = • Nothing at all.
privacy-days = It is deleted after { $days ->
    [one] one day.
   *[other] { $days } days.
}
privacy-memory = For follow-up questions I remember the last few questions of a conversation for a while; a restart wipes that.
privacy-delete = /forget-me deletes everything that could be tied to you.

forgot = Deleted: { $questions ->
    [one] one question
   *[other] { $questions } questions
} I remembered of our conversations, and { $states ->
    [0] no saved things
    [one] one saved thing
   *[other] { $states } saved things
} of yours.
forgot-nothing = There was nothing about you to delete.
forgot-memory = Deleted: { $questions ->
    [one] one question
   *[other] { $questions } questions
} I remembered of our conversations.
forgot-not-stored = Sorry, I couldn't look through what I have saved. Please try /forget-me again later.
forgot-rest = Counts of votes and of questions without an answer carry no names, so none of them is yours.

gaps = What people asked here that my sources don't answer, most asked first:
gaps-line = • { $count }× { $words }
gaps-line-out-of-scope = • { $count }× { $words } (another subject)
gaps-topics = By topic: { $topics }
gaps-more = { $count ->
    [one] One more.
   *[other] { $count } more.
}
gaps-table = All of them as a table
gaps-none = Nothing: no question here has been left without an answer.
gaps-off = I don't keep questions without an answer here. /settings changes that.
gaps-votes = Answers that helped: { $yes }. That didn't: { $no }.

budget-person = That was a lot of questions at once! Give me a minute, then ask again.
budget-channel = This channel asks faster than I can answer. Please try again in a minute.

# ---- around an answer
# Under an answer: buttons (at most 80 characters) and menus (at most 150).
button-context = In context
button-why = Why this answer
button-cite = How to cite
button-page-before = Page { $page } of { $pages } (back)
button-page-after = Page { $page } of { $pages } (next)
button-share = Share
menu-related = Related questions
menu-suggested = Choose a question

# "In context": the passages with what is quoted before and after them.
around-context = { $count ->
    [one] Here is the passage with what I have from just before and after it. My answer rests on { $marks }.
   *[other] Here are the passages with what I have from just before and after them. My answer rests on { $marks }.
}
around-context-note = I only hold short quotations, so the document may say more in between.

# "Why this answer": the headline, then a few of the lines below.
around-why = Here is how I got there:
around-why-otherwise = I can't retrace that answer: asked now, the question would get another one. Ask it again and you'll see.
why-spelling = I took “{ $typed }” to mean “{ $read }”.
why-asked = You asked for: { $kinds }.
why-context = From what was asked before, I added { $words }.
why-matched = These words of yours fit the passage: { $words }.
why-unmatched = It says nothing about: { $words }.
why-nearest = It answers a question much like yours: “{ $ask }”
why-sure = No other passage fits nearly as well.
why-best = It fits best of all.
why-likely = It fits well, but I'm less sure than usual. Read the excerpt and see for yourself.
why-several = More than one passage fits, so I show them together.
why-conflict = Two passages say it differently, so I show both.
why-clarify = Several passages fit equally well, so I asked which one you mean.
why-denied = Your question sounds as if “{ $words }” were true. The source says otherwise, so I put that right first.
why-opposite = Your question says “{ $words }”, and the source says the opposite, so I put that right first.
why-swapped = Nearly everything fits the passage, but not “{ $words }”, so I put that right first.
why-out-of-scope = I found nobody and nothing in it that my sources speak of.
why-near-miss = The nearest passage doesn't answer this, and I'd rather say nothing than guess.
why-lacks = The nearest passage says nothing about { $words }, and I'd rather say nothing than guess.
why-others = Other questions that came close:

# A press that can't be followed.
press-stale = That button is out of date. Ask me again and you'll get fresh ones.
press-gone = I can't find that question any more. Ask it again and I'll answer it anew.
press-not-yours = That reply belongs to somebody else. Ask me yourself and you'll get your own.

# Commands on a message (at most 32 characters).
menu-evidence = Find evidence
menu-ask = Ask Puente about this

# Whether an answer helped: buttons, then the menu of reasons (at most 100 characters each) and the form (at most 45).
button-helpful = Helpful
button-not-helpful = Not helpful
vote-thanks = Thanks! I only count votes, I don't note who voted.
vote-again = You've already told me about this one. Thanks!
vote-unsaved = Thanks! Sadly I couldn't note it down just now.
vote-why = Thanks for telling me. What was wrong with it?
vote-reason = Choose a reason
vote-reason-wrong = It is wrong
vote-reason-unclear = It is hard to understand
vote-reason-other-question = It answers another question
vote-reason-incomplete = Something is missing
vote-reason-other = Something else
vote-form = What was wrong?
vote-form-label = In your own words (no names, please)

# ---- timeline
# Dates that are open on one side, or approximate.
date-open-after = { $date } or later
date-open-before = { $date } or earlier
date-approximate = around { $date }

# What can be chosen by, as it is called in sentences.
timeline-field-from = the first date
timeline-field-to = the last date

# What is wrong with what was typed.
timeline-wrong-date = I can't read “{ $typed }” as { $field }. Try 2019, July 2019 or 2019-07-21.
timeline-wrong-order = “{ $from }” is after “{ $to }”. Put the earlier date first, for example from 2019 to 2025.
timeline-meant-topic = I have no topic “{ $typed }”. Did you mean “{ $meant }”?
timeline-meant-about = I don't know “{ $typed }”. Did you mean “{ $meant }”?
timeline-meant-source = I have no source “{ $typed }”. Did you mean “{ $meant }”?
timeline-unknown-topic = I have no topic “{ $typed }”. I have: { $known }.
timeline-unknown-about = I don't know “{ $typed }”. Try a person, a body or a place, for example Bukele, State Department or Mexico.
timeline-unknown-source = I have no source “{ $typed }”. I have: { $known }.

# Nothing fits: what to change.
timeline-empty = I have no events for that.
timeline-empty-from = { $count ->
    [one] It starts too late: without the first date there is one event. The latest is of: { $known }.
   *[other] It starts too late: without the first date there are { $count } events. The latest is of: { $known }.
}
timeline-empty-to = { $count ->
    [one] It ends too early: without the last date there is one event. The earliest is of: { $known }.
   *[other] It ends too early: without the last date there are { $count } events. The earliest is of: { $known }.
}
timeline-empty-topic = { $count ->
    [one] Without the topic there is one event, about: { $known }.
   *[other] Without the topic there are { $count } events, about: { $known }.
}
timeline-empty-about = { $count ->
    [one] With other names there is one event. Try: { $known }.
   *[other] With other names there are { $count } events. Try: { $known }.
}
timeline-empty-source = { $count ->
    [one] With another source there is one event. Try: { $known }.
   *[other] With other sources there are { $count } events. Try: { $known }.
}
timeline-empty-together = Nothing fits all of that at once. Leave something out: I have { $count } events in all.

# The list.
timeline-title = { $count ->
    [one] One event
   *[other] { $count } events
}
timeline-worked-out = The event's date is worked out, not printed: { $why }
timeline-perhaps = May lie outside the dates you asked for.

# Taken along: the calendar, the handout.
timeline-uncertain-summary = ({ $when }) { $claim }
timeline-source = { $source } · { $line }: “{ $excerpt }”
timeline-handout = The United States and El Salvador: what happened
timeline-handout-lead = In order of time. The numbers in brackets lead to the sources' own words at the end.
timeline-handout-sources = What the sources say
timeline-handout-people = People on this page

# The chart, and what it shows in words.
timeline-chart-title = The United States and El Salvador, { $years }
timeline-chart-exact = The day is known
timeline-chart-span = Some time along the bar
timeline-chart-uncertain = Probably some time along the bar
timeline-chart-open = Pointed: no source says since when or until when
timeline-chart-gap = { $count ->
    [one] 1 year without events
   *[other] { $count } years without events
}
timeline-chart-group = { $when }: { $count } events
timeline-chart-first = The first: { $claim }
timeline-chart-arriving = { $name } (arriving)
timeline-alt = { $count ->
    [one] Timeline with one event, { $years }.
   *[other] Timeline with { $count } events, { $years }.
}
timeline-alt-event = { $when }: { $claim }
timeline-alt-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}

# ---- classroom
# Options of a quiz.
quiz-thousands = { $thousands },{ $rest }
quiz-unit-percent = { $number } %
quiz-unit-days = { $number } days
standing-reported = The document itself reports it as a fact
standing-claimed = It is a claim by { $name }
# Words of a question that no person answers.
quiz-cues-no-person = country countries government office agency administration
quiz-stem-said = Who said this? { $claim }
standing-note-stated = The document says this itself and names nobody who claims it. That alone doesn't make it true: see what other sources say.
standing-note-quoted = The document gives somebody's own words. Whether they are right is another question.
standing-note-retold = The document retells what somebody says, in its own words.
quiz-stem-source = Which document says this? “{ $claim }”
quiz-stem-standing = Fact or claim? Who stands behind this? “{ $claim }”
quiz-heading = Question { $number } of { $of }
practice-heading = { $left ->
    [one] The last one to get right
   *[other] { $left } still to get right
}

# After an answer.
quiz-right = Right: { $option }
quiz-wrong = { $option } belongs here:
quiz-is-right = That's right!
quiz-is-wrong = Not quite. Look at the excerpt.
practice-over = Done! { $once ->
    [one] You got one of { $total } right at the first try.
   *[other] You got { $once } of { $total } right at the first try.
}

# The report.
quiz-report = { $people ->
    [0] Nobody answered.
    [one] One person answered. This is how it went, without names:
   *[other] { $people } people answered. This is how it went, without names:
}
quiz-report-nobody = Nobody answered this one.
quiz-report-right = { $percent } % right ({ $right } of { $answered }): { $option }
quiz-report-distractor = Most chosen wrong answer ({ $count }×): { $option }

# Commands of a class.
command-name-quiz = quiz
command-name-factorclaim = factorclaim
command-quiz = Questions made from the sources: for a class, or to practise alone
command-quiz-topic = What the questions are about
command-quiz-number = How many questions (5 if you don't say)
command-quiz-seconds = How many seconds for each question (30 if you don't say)
command-quiz-language = The language of the questions
command-quiz-language-en = English
command-quiz-language-es = Spanish
command-quiz-practice = Practise alone: only you see it, and what you miss comes back
command-quiz-seed = The same number gives the same questions again
command-factorclaim = A sentence from the sources: is it reported as a fact, or does somebody claim it?
command-factorclaim-topic = What the sentence is about
command-factorclaim-language = The language of the sentence
command-factorclaim-language-en = English
command-factorclaim-language-es = Spanish
command-factorclaim-seed = The same number gives the same sentence again
option-name-number = number
option-name-seconds = seconds
option-name-practice = practice
option-name-seed = seed
class-topic-unknown = I have no topic called “{ $typed }”.
class-topics = Try one of these:
quiz-none = I can't make questions about that. Try another topic, or none.
quiz-comes-back = Not quite. Look at the excerpt: this one comes back later.
terminal-choose = Type the letter of your answer, or go on with anything else.

# A quiz on Discord.
quiz-begins = The quiz begins. You can close each question early, go on, or end it with the buttons below it.
quiz-teachers = Only teachers can start a quiz for everyone: people who may manage threads here or have the teachers' role. To practise alone, use /quiz with practice.
quiz-on = There is a quiz in this channel already. Let it end first, or end it with its button.
quiz-unsent = Sorry, I can't write here. /settings check shows which permissions I need.
quiz-open = { $seconds } seconds. One answer each, and you can change it until the time is up. Answers so far: { $answered }
quiz-closed = Closed. Answers: { $answered }
quiz-noted = Your answer: { $option }. You can change it until the time is up.
quiz-changed = Changed to: { $option }.
quiz-late = That question is closed.
quiz-only-teachers = That button is for teachers.
quiz-revealed = { $answered ->
    [0] Nobody answered this one.
    [one] One answer, { $right } right.
   *[other] { $answered } answers, { $right } right.
}
quiz-leaders = Most right answers:
quiz-leaders-none = Nobody got one right this time.
quiz-leader = { $place }. { $who }: { $right }
button-quiz-show = Show the answer (teacher)
button-quiz-next = Next question (teacher)
button-quiz-report = Report (teacher)
button-quiz-stop = End the quiz (teacher)
button-quiz-leaders = Show who leads (teacher)

# ---- discussions
command-name-discuss = discuss
command-discuss = A question to discuss, with facts on each side and what to do step by step
command-discuss-topic = A topic, or a prompt
command-discuss-protocol = How to go about it
command-discuss-protocol-three-questions = Three questions
command-discuss-protocol-barometer = Barometer
command-discuss-protocol-last-word = Save the last word
command-discuss-protocol-three-two-one = 3-2-1
command-discuss-language = The language of the discussion
command-discuss-language-en = English
command-discuss-language-es = Spanish
command-discuss-seed = The same number gives the same prompt again
option-name-protocol = protocol
protocol-three-questions = Three questions
protocol-barometer = Barometer
protocol-last-word = Save the last word
protocol-three-two-one = 3-2-1
discuss-none = I have no prompt about that. Try another topic, or none.
discuss-card = Card { $number } · { $side }
discuss-words = Words to know
discuss-word = { $word }: { $meaning }
discuss-step = { $protocol }, step { $number } of { $of }
discuss-stand = “{ $stand }”
discuss-three-questions-1 = Who is behind the information?
    Look at each card: who says it, and in which document? Does the document name an author, a publisher, a date?
discuss-three-questions-2 = What is the evidence?
    Read the excerpts. Does it say how they know? Is it somebody's own words, or retold?
discuss-three-questions-3 = What do other sources say?
    Compare the sides. Where do they agree, where do they differ, and what does none of them tell?
discuss-barometer-1 = Before you read on: where do you stand?
    1: not at all. 5: very much. Take your stand, alone.
discuss-barometer-2 = Read the cards of the side that is further from yours.
    Which one makes you think?
discuss-barometer-3 = Talk to somebody who stands elsewhere.
    Each shows one card and says what it changes, or why it doesn't.
discuss-barometer-4 = Where do you stand now?
    1: not at all. 5: very much. It's fine to move, and fine to stay.
discuss-last-word-1 = Choose one card that surprises you. Show it, and say nothing.
discuss-last-word-2 = The others say what they see in it, one after another. You listen.
discuss-last-word-3 = You have the last word: why this card?
discuss-three-two-one-1 = 3: write down three things that the cards say. Note the number of each card.
discuss-three-two-one-2 = 2: write down two questions that the cards leave open.
discuss-three-two-one-3 = 1: write down one opinion of yours, and the card that supports it best.
discuss-noted = Noted for “{ $side }”: { $claim }
discuss-noted-further = Noted as further evidence: { $claim }
discuss-stood = Noted where you stand.
discuss-last-step = That was the last step. Close the discussion when you're done.
discuss-used = Evidence used for “{ $side }”
discuss-further = Further evidence used
discuss-unused = Nobody used
discuss-shift = Where people stood, from 1 to 5: { $before } before, { $after } after.
handout-sources = What the sources say
handout-notes = My notes
# Words that mean the same, with commas between them.
typed-next = next, continue
typed-close = close, end, finish
terminal-discuss = Type next for the next step, #2 to put forward card 2 as evidence, 1 to 5 to take a stand where you're asked, and close to end (close NAME also writes a handout).

# A discussion on Discord.
class-unkept = I can't keep anything right now, and without that its buttons wouldn't work. Whoever runs me finds the reason in my log. The cards alone: /evidence, or /compare.
discuss-teachers = Only teachers can open a discussion for everyone: people who may manage threads here or have the teachers' role. The cards alone: /evidence, or /compare.
discuss-begins = Here is your discussion. The buttons under each step are yours; everyone can put cards forward.
discuss-late = That has changed already. Look at the newest step below.
button-discuss-next = Next step (teacher)
button-discuss-close = Close with a summary (teacher)
menu-discuss-evidence = Put a card forward as evidence
handout = Handout of the discussion
handout-handed = Here is the handout, to print or to edit.
discuss-place-1 = 1: not at all
discuss-place-2 = 2: rather not
discuss-place-3 = 3: in between
discuss-place-4 = 4: rather yes
discuss-place-5 = 5: very much
permission-create-public-threads = • Create Public Threads

# ---- /timeline
command-name-timeline = timeline
option-name-from = from
option-name-to = to
option-name-about = about
option-name-view = view
option-name-event = event
option-name-file = file
command-timeline = What happened between the two countries, in order: as a list, a chart or a file
command-timeline-from = From when: 2019, July 2019, 2019-07-21
command-timeline-to = Until when: 2025, July 2025, 2025-07-21
command-timeline-topic = Only one topic
command-timeline-about = Only one person, body or place
command-timeline-source = Only from one source
command-timeline-view = How you want to see it
command-timeline-view-list = List
command-timeline-view-chart = Chart
command-timeline-language = In which language
command-timeline-language-en = English
command-timeline-language-es = Spanish
command-timeline-event = Open one event: its number in the list
command-timeline-file = Take it along as a file
command-timeline-file-calendar = Calendar
command-timeline-file-table = Table
command-timeline-file-handout = Handout
command-timeline-page = Which page

# Over what an answer tells in order of time.
date-worked-out = { $date } (worked out)

# The list, and what can be pressed under it (at most 80 characters).
timeline-heading = { $number }. { $when }
timeline-heading-worked-out = { $number }. { $when } (worked out)
timeline-perhaps-which = { $count ->
    [one] Number { $numbers } may lie outside the dates you asked for.
   *[other] Numbers { $numbers } may lie outside the dates you asked for.
}
timeline-open = Open an event
timeline-as-list = List
timeline-as-chart = Chart
timeline-as-calendar = Calendar
timeline-as-table = Table
timeline-as-handout = Handout
timeline-link = { $count ->
    [one] On the timeline: one event
   *[other] On the timeline: { $count } events
}

# One event.
timeline-event-lead = Event { $number } of { $count }
timeline-event-heading = What happened
timeline-event-place = Where: { $what }
timeline-event-about = Who and what: { $what }
timeline-event-topics = Topics: { $what }
timeline-event-unknown = { $count ->
    [one] I have no event “{ $typed }” there: there is only number 1.
   *[other] I have no event “{ $typed }” there. Pick a number from 1 to { $count }.
}
timeline-before = Before: { $when }
timeline-after = After: { $when }

# The chart and the files.
timeline-chart-lead = { $count ->
    [one] One event as a chart. The list has the source's own words.
   *[other] { $count } events as a chart. The list has the sources' own words for each.
}
timeline-chart-sources = { $count ->
    [one] Source: { $sources }
   *[other] Sources: { $sources }
}
timeline-file-name = timeline
timeline-file-calendar = { $count ->
    [one] Here is one event for your calendar. Its date says so if it isn't sure.
   *[other] Here are { $count } events for your calendar. Dates that aren't sure say so.
}
timeline-file-table = { $count ->
    [one] Here is one event as a table for a spreadsheet.
   *[other] Here are { $count } events as a table for a spreadsheet, one a row.
}
timeline-file-handout = { $count ->
    [one] Here is a page for class: one event with the source's own words.
   *[other] Here is a page for class: { $count } events with the sources' own words.
}
cant-attach-list = I'm not allowed to attach files here, so here is the list.
cant-attach = I'm not allowed to attach files here. Ask an admin, or send me the command in a direct message.
permission-attach-files = • Attach Files

# In the terminal.
terminal-offer = /{ $line } ({ $label })
terminal-file = I wrote { $name }.
terminal-file-exists = { $name } is already here, so I didn't write over it. Move it, then ask again.
terminal-file-unwritten = I can't write { $name } in this folder.

# ---- exit tickets
command-name-ticket = ticket
command-ticket = Three lines from everybody at the end of a lesson, sent to you directly
command-ticket-names = Whether you see who wrote them; everybody is told
command-ticket-language = The language of the ticket
command-ticket-language-en = English
command-ticket-language-es = Spanish
option-name-names = names
ticket = Before you go: three short lines for your teacher.
ticket-without-names = Your teacher gets your lines without your name. I keep neither.
ticket-with-names = Your teacher gets your lines with your name. I keep neither.
ticket-form = Exit ticket
ticket-learnt = Something I learnt
ticket-wonder = A question I still have
ticket-evidence = The evidence that convinced me most
ticket-teachers = Only teachers can ask for exit tickets: people who may manage threads here or have the teachers' role.
ticket-begins = Here it is. I send you each ticket directly, so keep direct messages from this server switched on.
ticket-thanks = Thanks! Your teacher has it, without your name.
ticket-thanks-named = Thanks! Your teacher has it, with your name.
ticket-empty = There was nothing in it, so I sent nothing.
ticket-unsent = Sorry, I couldn't reach your teacher. Please tell them.
button-ticket = Write my ticket

# ---- What is kept, told
gaps-votes-table = All votes, with the answers they are for, as a table
settings-words-announced = From now on I also keep what somebody writes to me here about why an answer didn't help, without names. The admins can read it.

# ---- commands, once more: offices, pages, loose words
who-office-lead = Who held this office, according to my sources: { $office }
who-office-lead-dated = Who held this office, according to my sources: { $office }, as of { $date }
who-office-nothing = My sources don't say who held this office: { $office }.
who-office-nothing-dated = For { $date }, my sources don't say who held this office: { $office }.
note-page-last = { $pages ->
    [one] There is only one page.
   *[other] There are only { $pages } pages. This is the last one.
}
wrong-loose = I can't tell what “{ $option }” is for. /{ $command } takes: { $known }. Put the name in front, such as { $first }:{ $option }

# ---- the store in the terminal
settings-now-alone = In this terminal:
terminal-privacy = What you type here is also kept in a file on this computer, so that the up key can bring it back. history = false in config.toml ends that.
terminal-forgot-lines = I also deleted the file with the lines typed here.
terminal-kept-lines = Sorry, I couldn't delete the file with the lines typed here.
terminal-gaps = puente gaps --csv FILE writes what was asked here and in every server as a table.

# ---- comparisons and references, once more
compare-year = From { $side }
compare-more = I show the { $shown } facts of each side that tell most, of up to { $count }. /source has all of a document.
cite-undated-mla = The document prints no date, so the reference gives none.

## When Discord holds up an answer
error-unsure = Part of my answer may be missing. If you don't see it, please ask again.

## When too many ask at once
busy = So many people are asking me right now! Please try again in a minute.

## When a permission is missing
lacking = Only you see this, because you manage this server. Somebody asked me something and I couldn't answer. I lack a permission:
lacking-how = To see all I need in a channel, use /settings check there.
