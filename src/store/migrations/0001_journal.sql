-- The journal as it was first kept.
--
-- Ids are UUIDs as text. A moment is two columns: `..._at`, microseconds since 1970 in UTC, and `..._offset`, the
-- minutes by which the clock of the place was ahead of UTC. Days are ISO dates, lengths metres, spans seconds.
-- Lists of words that may grow (kinds of race, outcomes, verdicts, states) carry no CHECK, since SQLite can only change
-- one by building the table anew; the program refuses a word that it does not know when it reads it.
-- `row` keeps its value when the file is vacuumed or copied, which a full-text index relies on.

CREATE TABLE races (
    row              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    name             TEXT NOT NULL,
    date             TEXT NOT NULL,
    location         TEXT NOT NULL,
    kind             TEXT,
    distance         REAL,
    duration         REAL,
    outcome          TEXT,
    official         REAL,
    gun              REAL,
    watch            REAL,
    covered          REAL,
    goal_a           TEXT NOT NULL,
    goal_b           TEXT NOT NULL,
    goal_c           TEXT NOT NULL,
    had_no_goal      INTEGER NOT NULL CHECK (had_no_goal IN (0, 1)),
    -- NULL: not said; 'none': none of them.
    goal_reached     TEXT,
    satisfaction     INTEGER,
    effort           INTEGER,
    setback          TEXT,
    -- JSON, since splits are always read and written together with their race.
    splits           TEXT NOT NULL CHECK (json_valid(splits)),
    place_overall    INTEGER,
    place_overall_of INTEGER,
    place_group      INTEGER,
    place_group_of   INTEGER,
    temperature_c    REAL,
    climb            REAL,
    wind             TEXT NOT NULL,
    weather          TEXT NOT NULL,
    surface          TEXT NOT NULL,
    gear             TEXT NOT NULL,
    heart_rate       INTEGER,
    carbs_per_hour   REAL,
    drink            TEXT NOT NULL,
    bib              TEXT NOT NULL,
    company          TEXT NOT NULL,
    priority         TEXT,
    travel           TEXT NOT NULL,
    photo            TEXT NOT NULL,
    link             TEXT NOT NULL,
    notes            TEXT NOT NULL,
    trashed_at       INTEGER,
    trashed_offset   INTEGER
) STRICT;

CREATE INDEX races_by_date ON races (date) WHERE trashed_at IS NULL;
CREATE INDEX races_to_come ON races (date) WHERE trashed_at IS NULL AND outcome IS NULL;
CREATE INDEX races_in_trash ON races (trashed_at) WHERE trashed_at IS NOT NULL;

-- `race_id` is no foreign key: a debrief of a new race is written from its first key on, and Finish makes the race, so
-- that no half-known race ever stands in a list. Whoever ends a race for good ends its debriefs with it.
CREATE TABLE debriefs (
    row             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    race_id         TEXT NOT NULL,
    mode            TEXT NOT NULL,
    pack_id         TEXT NOT NULL,
    pack_version    INTEGER NOT NULL,
    started_at      INTEGER NOT NULL,
    started_offset  INTEGER NOT NULL,
    finished_at     INTEGER,
    finished_offset INTEGER,
    at_prompt       TEXT,
    at_subject      TEXT,
    -- When something was last written into it.
    touched_at      INTEGER NOT NULL,
    touched_offset  INTEGER NOT NULL,
    -- The window that has it open; counts only while that window lives (see `windows.rs`).
    open_in         TEXT,
    trashed_at      INTEGER,
    trashed_offset  INTEGER
) STRICT;

CREATE INDEX debriefs_by_race ON debriefs (race_id, started_at);
CREATE INDEX debriefs_unfinished ON debriefs (touched_at) WHERE finished_at IS NULL AND trashed_at IS NULL;
CREATE INDEX debriefs_finished ON debriefs (finished_at) WHERE finished_at IS NOT NULL AND trashed_at IS NULL;
CREATE INDEX debriefs_in_trash ON debriefs (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE TABLE answers (
    row        INTEGER PRIMARY KEY,
    debrief_id TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
    prompt     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    question   TEXT NOT NULL,
    -- JSON; NULL when it was skipped or emptied again.
    value      TEXT CHECK (value IS NULL OR json_valid(value)),
    -- The runner's own words in the value as plain text: what a search looks through.
    words      TEXT NOT NULL,
    at         INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL,
    UNIQUE (debrief_id, prompt, subject)
) STRICT;

-- What a finished debrief became. These three have no life of their own: Finish writes them anew.

CREATE TABLE feelings (
    debrief_id TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    moment     TEXT NOT NULL,
    feeling    TEXT NOT NULL,
    own        INTEGER NOT NULL CHECK (own IN (0, 1)),
    strength   INTEGER NOT NULL,
    PRIMARY KEY (debrief_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE causes (
    debrief_id TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    cause      TEXT NOT NULL,
    effect     TEXT NOT NULL,
    impact     INTEGER,
    control    INTEGER,
    changeable TEXT,
    spread     TEXT,
    shared     TEXT,
    reachable  TEXT,
    put_down   INTEGER NOT NULL CHECK (put_down IN (0, 1)),
    PRIMARY KEY (debrief_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE wins (
    debrief_id TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    text       TEXT NOT NULL,
    PRIMARY KEY (debrief_id, position)
) STRICT, WITHOUT ROWID;

-- Lessons, goals and steps live on after the debrief. `origin_...` is the question a row came from (`origin_nth` counts
-- where one question gave several); finishing again finds the row by it. `withdrawn`: it lies in the trash because its
-- answer went away, not because the runner put it there; it comes back with its answer.

CREATE TABLE lessons (
    row            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    race_id        TEXT REFERENCES races (id) ON DELETE CASCADE,
    debrief_id     TEXT REFERENCES debriefs (id) ON DELETE CASCADE,
    origin_prompt  TEXT,
    origin_subject TEXT,
    origin_nth     INTEGER,
    verb           TEXT NOT NULL,
    text           TEXT NOT NULL,
    if_then        TEXT NOT NULL,
    sure           INTEGER,
    cause          TEXT,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    withdrawn      INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    trashed_at     INTEGER,
    trashed_offset INTEGER
) STRICT;

CREATE UNIQUE INDEX lessons_by_origin ON lessons (debrief_id, origin_prompt, origin_subject, origin_nth);
CREATE INDEX lessons_by_race ON lessons (race_id);
CREATE INDEX lessons_by_day ON lessons (written_at) WHERE trashed_at IS NULL;
CREATE INDEX lessons_in_trash ON lessons (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE TABLE goals (
    row            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    race_id        TEXT REFERENCES races (id) ON DELETE CASCADE,
    debrief_id     TEXT REFERENCES debriefs (id) ON DELETE CASCADE,
    origin_prompt  TEXT,
    origin_subject TEXT,
    origin_nth     INTEGER,
    kind           TEXT NOT NULL,
    text           TEXT NOT NULL,
    why            TEXT NOT NULL,
    verdict        TEXT,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    withdrawn      INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    trashed_at     INTEGER,
    trashed_offset INTEGER
) STRICT;

CREATE UNIQUE INDEX goals_by_origin ON goals (debrief_id, origin_prompt, origin_subject, origin_nth);
CREATE INDEX goals_by_race ON goals (race_id);
CREATE INDEX goals_by_verdict ON goals (verdict, written_at) WHERE trashed_at IS NULL;
CREATE INDEX goals_in_trash ON goals (trashed_at) WHERE trashed_at IS NOT NULL;

-- What was decided about a goal, and why. A verdict outlives the debrief it was given in, as the goal does.
CREATE TABLE verdicts (
    row        INTEGER PRIMARY KEY,
    goal_id    TEXT NOT NULL REFERENCES goals (id) ON DELETE CASCADE,
    debrief_id TEXT REFERENCES debriefs (id) ON DELETE SET NULL,
    verdict    TEXT NOT NULL,
    reason     TEXT NOT NULL,
    at         INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL
) STRICT;

CREATE INDEX verdicts_by_goal ON verdicts (goal_id, at);
CREATE INDEX verdicts_by_debrief ON verdicts (debrief_id);

CREATE TABLE people (
    row            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    name           TEXT NOT NULL,
    -- The name in small letters with single spaces: one row for a name, however it is written.
    folded         TEXT NOT NULL UNIQUE,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL
) STRICT;

CREATE TABLE steps (
    row            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    goal_id        TEXT REFERENCES goals (id) ON DELETE CASCADE,
    race_id        TEXT REFERENCES races (id) ON DELETE CASCADE,
    debrief_id     TEXT REFERENCES debriefs (id) ON DELETE CASCADE,
    person_id      TEXT REFERENCES people (id) ON DELETE SET NULL,
    origin_prompt  TEXT,
    origin_subject TEXT,
    origin_nth     INTEGER,
    text           TEXT NOT NULL,
    day            TEXT,
    state          TEXT NOT NULL,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    withdrawn      INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    trashed_at     INTEGER,
    trashed_offset INTEGER
) STRICT;

CREATE UNIQUE INDEX steps_by_origin ON steps (debrief_id, origin_prompt, origin_subject, origin_nth);
CREATE INDEX steps_by_goal ON steps (goal_id);
CREATE INDEX steps_by_race ON steps (race_id);
CREATE INDEX steps_by_person ON steps (person_id);
CREATE INDEX steps_waiting ON steps (day) WHERE trashed_at IS NULL AND state = 'open' AND day IS NOT NULL;
CREATE INDEX steps_in_trash ON steps (trashed_at) WHERE trashed_at IS NOT NULL;

-- What is not in the trash, neither itself nor what it hangs on. Only the thing itself is ever marked, so that taking it
-- out of the trash brings back exactly what went with it.

CREATE VIEW live_races AS
    SELECT * FROM races WHERE trashed_at IS NULL;

CREATE VIEW live_debriefs AS
    SELECT * FROM debriefs AS d
    WHERE d.trashed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM races AS r WHERE r.id = d.race_id AND r.trashed_at IS NOT NULL);

CREATE VIEW live_lessons AS
    SELECT * FROM lessons AS l
    WHERE l.trashed_at IS NULL
      AND (l.race_id IS NULL OR EXISTS (SELECT 1 FROM live_races AS r WHERE r.id = l.race_id))
      AND (l.debrief_id IS NULL OR EXISTS (SELECT 1 FROM live_debriefs AS d WHERE d.id = l.debrief_id));

CREATE VIEW live_goals AS
    SELECT * FROM goals AS g
    WHERE g.trashed_at IS NULL
      AND (g.race_id IS NULL OR EXISTS (SELECT 1 FROM live_races AS r WHERE r.id = g.race_id))
      AND (g.debrief_id IS NULL OR EXISTS (SELECT 1 FROM live_debriefs AS d WHERE d.id = g.debrief_id));

CREATE VIEW live_steps AS
    SELECT * FROM steps AS s
    WHERE s.trashed_at IS NULL
      AND (s.race_id IS NULL OR EXISTS (SELECT 1 FROM live_races AS r WHERE r.id = s.race_id))
      AND (s.debrief_id IS NULL OR EXISTS (SELECT 1 FROM live_debriefs AS d WHERE d.id = s.debrief_id))
      AND (s.goal_id IS NULL OR EXISTS (SELECT 1 FROM live_goals AS g WHERE g.id = s.goal_id));
