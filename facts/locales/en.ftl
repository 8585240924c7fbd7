# What Puente says of itself, in English (Project Fluent). Every key also stands in es.ftl.

# ---- answers
yes = Yes.
no = No.
correct = That isn't what my sources say.
correct-differently = Not quite: my sources say something else.
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
signal-verbatim = it is asked word for word
explain-thresholds = An answer needs a score of { $score }; under { $sure } it also needs a lead of { $margin } over the next.
explain-premise-denied = The question assumes what { $fact } contradicts: “{ $words }”
explain-premise-opposite = The question says “{ $words }”; { $fact } says the contrary
explain-premise-swapped = All fits { $fact } but “{ $words }”
explain-premise-number = All fits { $fact } but the number { $words }
explain-premise-time = All fits { $fact } but the time { $words }
explain-verdict = Decision: { $verdict }
intent-who = a person, country or body
intent-when = a time
intent-where = a place
intent-number = a number
intent-why = a reason
intent-how = a way
intent-quote = words that were said
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
command-who-person = A name
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
fits-number = a number from { $least } to { $most }
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
cite-untitled = In brackets: my description, because the document has no title.

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
