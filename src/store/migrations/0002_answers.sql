-- What people chose in a quiz that is under way, an answer a row, so that a restart loses none. Deleted with the quiz.

CREATE TABLE answers (
    quiz       TEXT   NOT NULL,
    item       BIGINT NOT NULL,
    person     BIGINT NOT NULL,
    choice     BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (quiz, item, person)
);

CREATE INDEX answers_of_person ON answers (person);
CREATE INDEX answers_by_expiry ON answers (expires_at);
