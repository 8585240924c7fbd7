-- Understood by SQLite and PostgreSQL alike. docs/privacy.md says of every column why it is there and how long it stays.
-- A day is counted from 1970-01-01 (UTC); a server is the number Discord gives it. No table names a person but `states`.

CREATE TABLE servers (
    server   BIGINT NOT NULL PRIMARY KEY,
    settings TEXT   NOT NULL
);

CREATE TABLE votes (
    server   BIGINT NOT NULL,
    facts    TEXT   NOT NULL,
    language TEXT   NOT NULL,
    helpful  BIGINT NOT NULL,
    reason   TEXT   NOT NULL,
    text     TEXT   NOT NULL,
    day      BIGINT NOT NULL,
    count    BIGINT NOT NULL,
    PRIMARY KEY (server, facts, language, helpful, reason, text, day)
);

CREATE TABLE gaps (
    server   BIGINT NOT NULL,
    words    TEXT   NOT NULL,
    language TEXT   NOT NULL,
    reason   TEXT   NOT NULL,
    text     TEXT   NOT NULL,
    day      BIGINT NOT NULL,
    count    BIGINT NOT NULL,
    PRIMARY KEY (server, words, language, reason, day)
);

CREATE TABLE states (
    key        TEXT   NOT NULL PRIMARY KEY,
    person     BIGINT NOT NULL,
    value      TEXT   NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX states_of_person ON states (person);
CREATE INDEX states_by_expiry ON states (expires_at);
