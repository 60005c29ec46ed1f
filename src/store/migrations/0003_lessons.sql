-- The life of a lesson, the briefs before a race, saved searches.

-- Which races a lesson is for, in the runner's own word: where a column says nothing, races like the one that taught it.
ALTER TABLE lessons ADD COLUMN kind TEXT;
ALTER TABLE lessons ADD COLUMN distance REAL;
ALTER TABLE lessons ADD COLUMN conditions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(conditions));
ALTER TABLE lessons ADD COLUMN standing TEXT NOT NULL DEFAULT 'active';
ALTER TABLE lessons ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));
-- A lesson that says the same as another one is kept as a part of that one. Never two deep.
ALTER TABLE lessons ADD COLUMN merged_into TEXT REFERENCES lessons (id) ON DELETE CASCADE;
-- The day on which it comes back, by the rule; kept up to date with every answer.
ALTER TABLE lessons ADD COLUMN due TEXT NOT NULL DEFAULT '9999-12-31';
-- What its debrief made of it when it was last finished, as JSON: finishing again writes only what differs from that, so
-- that a lesson reworded since keeps its words.
ALTER TABLE lessons ADD COLUMN harvested TEXT CHECK (harvested IS NULL OR json_valid(harvested));

UPDATE lessons SET
    due = date(written_at / 1000000 + written_offset * 60, 'unixepoch', '+7 days'),
    harvested = CASE WHEN debrief_id IS NOT NULL THEN
        json_object('verb', verb, 'text', text, 'trigger', if_then, 'sure', sure, 'cause', cause) END;

CREATE INDEX lessons_by_merged ON lessons (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX lessons_due ON lessons (due) WHERE trashed_at IS NULL AND standing = 'active' AND merged_into IS NULL;
CREATE INDEX lessons_pinned ON lessons (written_at) WHERE pinned = 1 AND trashed_at IS NULL;
CREATE INDEX lessons_by_cause ON lessons (cause) WHERE trashed_at IS NULL;
CREATE INDEX causes_by_cause ON causes (cause);

DROP VIEW live_lessons;
CREATE VIEW live_lessons AS
    SELECT * FROM lessons AS l
    WHERE l.trashed_at IS NULL AND l.merged_into IS NULL
      AND (l.race_id IS NULL OR EXISTS (SELECT 1 FROM live_races AS r WHERE r.id = l.race_id))
      AND (l.debrief_id IS NULL OR EXISTS (SELECT 1 FROM live_debriefs AS d WHERE d.id = l.debrief_id));

-- What happened to a lesson: an answer when it came back, other words, put aside, taken up again.
CREATE TABLE lesson_events (
    row       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    lesson_id TEXT NOT NULL REFERENCES lessons (id) ON DELETE CASCADE,
    what      TEXT NOT NULL,
    -- Whether it answered the question of a lesson that came back: these make the schedule.
    asked     INTEGER NOT NULL CHECK (asked IN (0, 1)),
    -- The words before, where it was reworded: JSON.
    was       TEXT CHECK (was IS NULL OR json_valid(was)),
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX lesson_events_by_lesson ON lesson_events (lesson_id, at);
CREATE INDEX lesson_events_asked ON lesson_events (at) WHERE asked = 1;

-- Whether a lesson was used in a race, and whether it helped: the last word on it.
CREATE TABLE lesson_uses (
    lesson_id  TEXT NOT NULL REFERENCES lessons (id) ON DELETE CASCADE,
    race_id    TEXT NOT NULL REFERENCES races (id) ON DELETE CASCADE,
    -- The debrief that said so; NULL: said by hand.
    debrief_id TEXT REFERENCES debriefs (id) ON DELETE CASCADE,
    verdict    TEXT NOT NULL,
    at         INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL,
    PRIMARY KEY (lesson_id, race_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX lesson_uses_by_race ON lesson_uses (race_id);
CREATE INDEX lesson_uses_by_debrief ON lesson_uses (debrief_id);

CREATE VIEW live_lesson_uses AS
    SELECT * FROM lesson_uses AS u
    WHERE EXISTS (SELECT 1 FROM live_races AS r WHERE r.id = u.race_id)
      AND (u.debrief_id IS NULL OR EXISTS (SELECT 1 FROM live_debriefs AS d WHERE d.id = u.debrief_id));

-- Which lessons the brief of a race has shown, and on which days first and last.
CREATE TABLE lesson_showings (
    lesson_id TEXT NOT NULL REFERENCES lessons (id) ON DELETE CASCADE,
    race_id   TEXT NOT NULL REFERENCES races (id) ON DELETE CASCADE,
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    PRIMARY KEY (lesson_id, race_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX lesson_showings_by_race ON lesson_showings (race_id);

-- What the runner has planned for a race ahead, besides its facts and its goals.
CREATE TABLE brief_plans (
    race_id      TEXT PRIMARY KEY REFERENCES races (id) ON DELETE CASCADE,
    why          TEXT NOT NULL,
    switch_point TEXT NOT NULL,
    cue          TEXT NOT NULL,
    picture      TEXT NOT NULL,
    -- A list of lines and a list of [item, answer], as JSON.
    what_ifs     TEXT NOT NULL CHECK (json_valid(what_ifs)),
    ready        TEXT NOT NULL CHECK (json_valid(ready)),
    at           INTEGER NOT NULL,
    at_offset    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_searches (
    row       INTEGER PRIMARY KEY,
    query     TEXT NOT NULL UNIQUE,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;
