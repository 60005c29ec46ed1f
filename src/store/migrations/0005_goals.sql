-- Goals with everything that a review asks of them; steps, progress, reviews, and the bounce plan after a setback.

ALTER TABLE goals ADD COLUMN if_then TEXT NOT NULL DEFAULT '';
ALTER TABLE goals ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE goals ADD COLUMN tier TEXT;
ALTER TABLE goals ADD COLUMN horizon TEXT NOT NULL DEFAULT 'season';
ALTER TABLE goals ADD COLUMN by_day TEXT;
-- In JSON.
ALTER TABLE goals ADD COLUMN measure TEXT;
ALTER TABLE goals ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));
-- These follow the last verdict: the day to which it has put the next look off, and when it was given. Without a verdict a goal was
-- last looked at when it was written.
ALTER TABLE goals ADD COLUMN again TEXT;
ALTER TABLE goals ADD COLUMN looked_at INTEGER;
ALTER TABLE goals ADD COLUMN looked_offset INTEGER;

-- What its debrief made of a goal or a step when it was last finished, as JSON: finishing again writes only what differs from that,
-- so that one changed since keeps what the runner made of it.
ALTER TABLE goals ADD COLUMN harvested TEXT CHECK (harvested IS NULL OR json_valid(harvested));
ALTER TABLE steps ADD COLUMN harvested TEXT CHECK (harvested IS NULL OR json_valid(harvested));

UPDATE goals SET harvested = json_object('kind', kind, 'text', text, 'why', why, 'race', race_id)
    WHERE origin_prompt IS NOT NULL;
UPDATE steps SET harvested = json_object('text', text, 'day', day, 'goal', goal_id, 'race', race_id, 'person', person_id)
    WHERE origin_prompt IS NOT NULL;

UPDATE goals SET horizon = 'weeks' WHERE kind = 'recovery';
UPDATE goals SET
    looked_at = coalesce((SELECT v.at FROM verdicts AS v WHERE v.goal_id = goals.id
        ORDER BY v.at DESC, v.row DESC LIMIT 1), written_at),
    looked_offset = coalesce((SELECT v.at_offset FROM verdicts AS v WHERE v.goal_id = goals.id
        ORDER BY v.at DESC, v.row DESC LIMIT 1), written_offset);

-- Those that nobody has looked at for the longest time are come by without a look at the rest.
CREATE INDEX goals_by_look ON goals (looked_at)
    WHERE trashed_at IS NULL AND (verdict IS NULL OR verdict IN ('keep', 'adjust', 'later', 'rest'));

-- The open steps of a goal, or those without one, are come by newest first.
CREATE INDEX steps_open ON steps (goal_id, written_at) WHERE trashed_at IS NULL AND state = 'open';

-- A goal or a step that no debrief has made outlives the race it is tied to: it stands on its own while the race lies in the trash.
-- What a debrief has made is hidden with its debrief.
DROP VIEW live_steps;
DROP VIEW live_goals;

CREATE VIEW live_goals AS
    SELECT * FROM goals AS g
    WHERE g.trashed_at IS NULL
      AND (g.debrief_id IS NULL OR EXISTS (SELECT 1 FROM live_debriefs AS d WHERE d.id = g.debrief_id));

CREATE VIEW live_steps AS
    SELECT * FROM steps AS s
    WHERE s.trashed_at IS NULL
      AND (s.debrief_id IS NULL OR EXISTS (SELECT 1 FROM live_debriefs AS d WHERE d.id = s.debrief_id))
      AND (s.goal_id IS NULL OR EXISTS (SELECT 1 FROM live_goals AS g WHERE g.id = s.goal_id));

-- What was written since a race is come by without a look at the rest.
CREATE INDEX goals_by_writing ON goals (written_at);
CREATE INDEX steps_by_writing ON steps (written_at);

-- What a goal said before it was changed, in JSON.
CREATE TABLE goal_changes (
    row       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    goal_id   TEXT NOT NULL REFERENCES goals (id) ON DELETE CASCADE,
    was       TEXT NOT NULL,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX goal_changes_by_goal ON goal_changes (goal_id, at);

-- A number as it was on a day; of days that are counted, 1 for each on which a goal was kept.
CREATE TABLE goal_progress (
    row       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    goal_id   TEXT NOT NULL REFERENCES goals (id) ON DELETE CASCADE,
    day       TEXT NOT NULL,
    value     REAL NOT NULL,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX goal_progress_by_goal ON goal_progress (goal_id, day);

-- A review of goals keeps its cards (in JSON) as they were laid when it began; what was decided in it names it.
CREATE TABLE reviews (
    row             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    kind            TEXT NOT NULL,
    first_day       TEXT NOT NULL,
    last_day        TEXT NOT NULL,
    cards           TEXT NOT NULL,
    started_at      INTEGER NOT NULL,
    started_offset  INTEGER NOT NULL,
    finished_at     INTEGER,
    finished_offset INTEGER
) STRICT;

CREATE INDEX reviews_by_kind ON reviews (kind, finished_at);
CREATE INDEX reviews_by_first_day ON reviews (kind, first_day, started_at);

CREATE TABLE review_answers (
    row       INTEGER PRIMARY KEY,
    review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
    question  TEXT NOT NULL,
    asked     TEXT NOT NULL,
    -- In JSON; NULL where the answer was taken back.
    value     TEXT,
    -- The words in it, to be searched.
    words     TEXT NOT NULL,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    UNIQUE (review_id, question)
) STRICT;

ALTER TABLE verdicts ADD COLUMN id TEXT;
ALTER TABLE verdicts ADD COLUMN carries TEXT NOT NULL DEFAULT '';
ALTER TABLE verdicts ADD COLUMN again TEXT;
ALTER TABLE verdicts ADD COLUMN review_id TEXT REFERENCES reviews (id) ON DELETE SET NULL;

-- One that a debrief gave has none.
CREATE UNIQUE INDEX verdicts_by_id ON verdicts (id) WHERE id IS NOT NULL;
CREATE INDEX verdicts_by_review ON verdicts (review_id);

CREATE TABLE step_events (
    row       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    step_id   TEXT NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
    verdict   TEXT NOT NULL,
    -- Where the step stood, and the day that it was meant for, before and after.
    was_state TEXT NOT NULL,
    was_day   TEXT,
    day       TEXT,
    review_id TEXT REFERENCES reviews (id) ON DELETE SET NULL,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX step_events_by_step ON step_events (step_id, at);
CREATE INDEX step_events_by_review ON step_events (review_id);

-- What was ticked in the bounce plan of a race; the items stand in the program.
CREATE TABLE bounce_ticks (
    row       INTEGER PRIMARY KEY,
    race_id   TEXT NOT NULL REFERENCES races (id) ON DELETE CASCADE,
    item      TEXT NOT NULL,
    -- NULL where it was taken back.
    tick      TEXT,
    note      TEXT NOT NULL,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    UNIQUE (race_id, item)
) STRICT;

-- The trigger and the notes of a goal are found, too.
DROP TRIGGER goals_words_insert;
DROP TRIGGER goals_words_update;
DROP TRIGGER goals_words_delete;
DROP TABLE goals_vocabulary;
DROP TABLE goals_words;

CREATE VIRTUAL TABLE goals_words USING fts5 (
    text, why, if_then, notes,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE goals_vocabulary USING fts5vocab (goals_words, row);

CREATE TRIGGER goals_words_insert AFTER INSERT ON goals BEGIN
    INSERT INTO goals_words (rowid, text, why, if_then, notes)
    VALUES (new.row, new.text, new.why, new.if_then, new.notes);
END;

CREATE TRIGGER goals_words_update AFTER UPDATE OF row, text, why, if_then, notes ON goals
WHEN old.text <> new.text OR old.why <> new.why OR old.if_then <> new.if_then OR old.notes <> new.notes
    OR old.row <> new.row BEGIN
    DELETE FROM goals_words WHERE rowid = old.row;
    INSERT INTO goals_words (rowid, text, why, if_then, notes)
    VALUES (new.row, new.text, new.why, new.if_then, new.notes);
END;

CREATE TRIGGER goals_words_delete AFTER DELETE ON goals BEGIN
    DELETE FROM goals_words WHERE rowid = old.row;
END;

INSERT INTO goals_words (rowid, text, why, if_then, notes) SELECT row, text, why, if_then, notes FROM goals;

-- What was answered in reviews.
CREATE VIRTUAL TABLE review_answers_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE review_answers_vocabulary USING fts5vocab (review_answers_words, row);

CREATE TRIGGER review_answers_words_insert AFTER INSERT ON review_answers WHEN new.words <> '' BEGIN
    INSERT INTO review_answers_words (rowid, words) VALUES (new.row, new.words);
END;

CREATE TRIGGER review_answers_words_update AFTER UPDATE OF row, words ON review_answers
WHEN old.words <> new.words OR old.row <> new.row BEGIN
    DELETE FROM review_answers_words WHERE rowid = old.row;
    INSERT INTO review_answers_words (rowid, words) SELECT new.row, new.words WHERE new.words <> '';
END;

CREATE TRIGGER review_answers_words_delete AFTER DELETE ON review_answers WHEN old.words <> '' BEGIN
    DELETE FROM review_answers_words WHERE rowid = old.row;
END;

-- The notes in bounce plans.
CREATE VIRTUAL TABLE bounce_ticks_words USING fts5 (
    note, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE bounce_ticks_vocabulary USING fts5vocab (bounce_ticks_words, row);

CREATE TRIGGER bounce_ticks_words_insert AFTER INSERT ON bounce_ticks WHEN new.note <> '' BEGIN
    INSERT INTO bounce_ticks_words (rowid, note) VALUES (new.row, new.note);
END;

CREATE TRIGGER bounce_ticks_words_update AFTER UPDATE OF row, note ON bounce_ticks
WHEN old.note <> new.note OR old.row <> new.row BEGIN
    DELETE FROM bounce_ticks_words WHERE rowid = old.row;
    INSERT INTO bounce_ticks_words (rowid, note) SELECT new.row, new.note WHERE new.note <> '';
END;

CREATE TRIGGER bounce_ticks_words_delete AFTER DELETE ON bounce_ticks WHEN old.note <> '' BEGIN
    DELETE FROM bounce_ticks_words WHERE rowid = old.row;
END;
