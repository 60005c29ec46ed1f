-- Check-ins, the declared usual, and arcs: from a setback to being back.

CREATE TABLE check_ins (
    row            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    day            TEXT NOT NULL,
    -- 'counts', or 'later': another one of the same day, kept and shown, not counted.
    standing       TEXT NOT NULL,
    -- 0 to 10 each; NULL when not answered.
    sleep          INTEGER,
    energy         INTEGER,
    soreness       INTEGER,
    mood           INTEGER,
    stress         INTEGER,
    motivation     INTEGER,
    confidence     INTEGER,
    choice         INTEGER,
    pain           INTEGER,
    loop           INTEGER,
    fuelled        INTEGER,
    ill            TEXT,
    trained        TEXT,
    minutes        INTEGER,
    effort         INTEGER,
    cycle          TEXT NOT NULL,
    pain_site      TEXT NOT NULL,
    pain_gait      INTEGER CHECK (pain_gait IN (0, 1)),
    pain_at_rest   INTEGER CHECK (pain_at_rest IN (0, 1)),
    pain_on_bone   INTEGER CHECK (pain_on_bone IN (0, 1)),
    note           TEXT NOT NULL,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    trashed_at     INTEGER,
    trashed_offset INTEGER
) STRICT;

CREATE INDEX check_ins_by_day ON check_ins (day, written_at) WHERE trashed_at IS NULL;
CREATE INDEX check_ins_in_trash ON check_ins (trashed_at) WHERE trashed_at IS NOT NULL;

-- What the runner has set inside the program, as JSON: 'declared' (the declared usual), 'asked' (what a check-in asks
-- besides the seven).
CREATE TABLE choices (
    name      TEXT PRIMARY KEY,
    value     TEXT NOT NULL CHECK (json_valid(value)),
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE arcs (
    row               INTEGER PRIMARY KEY,
    id                TEXT NOT NULL UNIQUE,
    kind              TEXT NOT NULL,
    name              TEXT NOT NULL,
    start             TEXT NOT NULL,
    -- The debrief that opened it.
    debrief_id        TEXT REFERENCES debriefs (id) ON DELETE SET NULL,
    -- The usual it is measured by, frozen, as JSON.
    baseline          TEXT NOT NULL CHECK (json_valid(baseline)),
    first_easy_run    TEXT,
    training_as_usual TEXT,
    -- The lesson that helped.
    lesson_id         TEXT REFERENCES lessons (id) ON DELETE SET NULL,
    put_down          TEXT,
    note              TEXT NOT NULL,
    written_at        INTEGER NOT NULL,
    written_offset    INTEGER NOT NULL,
    trashed_at        INTEGER,
    trashed_offset    INTEGER
) STRICT;

CREATE INDEX arcs_by_start ON arcs (start) WHERE trashed_at IS NULL;
CREATE INDEX arcs_by_debrief ON arcs (debrief_id);
CREATE INDEX arcs_by_lesson ON arcs (lesson_id);
CREATE INDEX arcs_in_trash ON arcs (trashed_at) WHERE trashed_at IS NOT NULL;
-- A late usual may come when day 70 is over.
CREATE INDEX arcs_without_usual ON arcs (start) WHERE trashed_at IS NULL
    AND (json_extract(baseline, '$.body') IS NULL OR json_extract(baseline, '$.mind') IS NULL);

-- The races that belong to an arc, a row for each reason: a debrief that calls the race a setback, or (NULL) the runner's
-- own hand. `withdrawn`: the runner has said since that it was no setback; it counts again when they say that it was.
CREATE TABLE arc_races (
    row        INTEGER PRIMARY KEY,
    arc_id     TEXT NOT NULL REFERENCES arcs (id) ON DELETE CASCADE,
    race_id    TEXT NOT NULL REFERENCES races (id) ON DELETE CASCADE,
    debrief_id TEXT REFERENCES debriefs (id) ON DELETE CASCADE,
    withdrawn  INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX arc_races_by_reason ON arc_races (arc_id, race_id, ifnull(debrief_id, ''));
CREATE INDEX arc_races_by_race ON arc_races (race_id);
CREATE INDEX arc_races_by_debrief ON arc_races (debrief_id);

-- What was done for an arc, and whether it helped.
CREATE TABLE tries (
    row            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    arc_id         TEXT NOT NULL REFERENCES arcs (id) ON DELETE CASCADE,
    part           TEXT NOT NULL,
    what           TEXT NOT NULL,
    day            TEXT NOT NULL,
    helped         TEXT,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    trashed_at     INTEGER,
    trashed_offset INTEGER
) STRICT;

CREATE INDEX tries_by_arc ON tries (arc_id, day);
CREATE INDEX tries_in_trash ON tries (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE INDEX verdicts_by_day ON verdicts (at) WHERE verdict IN ('reached', 'let_go');

-- A reason counts while neither its race nor its debrief lies in the trash.
CREATE VIEW live_arc_races AS
    SELECT * FROM arc_races AS x
    WHERE x.withdrawn = 0
      AND EXISTS (SELECT 1 FROM live_races AS r WHERE r.id = x.race_id)
      AND (x.debrief_id IS NULL OR EXISTS (SELECT 1 FROM live_debriefs AS d WHERE d.id = x.debrief_id));

-- An arc that a race or a debrief began is hidden while no reason counts. Any other lives by itself.
CREATE VIEW live_arcs AS
    SELECT * FROM arcs AS a
    WHERE a.trashed_at IS NULL
      AND ((a.kind <> 'race' AND a.debrief_id IS NULL)
        OR NOT EXISTS (SELECT 1 FROM arc_races AS x WHERE x.arc_id = a.id)
        OR EXISTS (SELECT 1 FROM live_arc_races AS x WHERE x.arc_id = a.id));
