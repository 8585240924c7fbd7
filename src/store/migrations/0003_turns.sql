-- When the next session with Discord may be begun, where several processes run the bot; the row is locked while one begins.

CREATE TABLE turns (
    key     BIGINT NOT NULL PRIMARY KEY,
    free_at BIGINT NOT NULL
);
