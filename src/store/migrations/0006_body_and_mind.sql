-- Stepping back, the alignment check, readings that were not followed, what looks after the runner, and thoughts that are parked.
-- Nothing here tells that words of danger were found anywhere.

-- Planned ones, and stops that came unplanned. Lists are in JSON.
CREATE TABLE step_backs (
    row            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    kind           TEXT NOT NULL,
    from_day       TEXT NOT NULL,
    to_day         TEXT NOT NULL,
    ended          TEXT,
    purpose        TEXT,
    smaller        TEXT NOT NULL CHECK (json_valid(smaller)),
    cut            INTEGER CHECK (cut BETWEEN 10 AND 100),
    space          TEXT NOT NULL CHECK (json_valid(space)),
    keep           TEXT NOT NULL,
    goal           TEXT NOT NULL,
    hard           TEXT NOT NULL CHECK (json_valid(hard)),
    why_running    TEXT NOT NULL,
    missed         TEXT,
    kept           TEXT,
    first_back     TEXT NOT NULL,
    earlier        TEXT,
    ready          TEXT NOT NULL CHECK (json_valid(ready)),
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    trashed_at     INTEGER,
    trashed_offset INTEGER
) STRICT;

CREATE INDEX step_backs_by_day ON step_backs (from_day) WHERE trashed_at IS NULL;
CREATE INDEX step_backs_in_trash ON step_backs (trashed_at) WHERE trashed_at IS NOT NULL;

-- The answers are a list in JSON, in the order of the items; an item that was not answered is null in it.
CREATE TABLE alignment_checks (
    row             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    day             TEXT NOT NULL,
    fits            TEXT NOT NULL CHECK (json_valid(fits)),
    steps           TEXT NOT NULL CHECK (json_valid(steps)),
    assumptions     TEXT NOT NULL CHECK (json_valid(assumptions)),
    note            TEXT NOT NULL,
    finished_at     INTEGER,
    finished_offset INTEGER,
    written_at      INTEGER NOT NULL,
    written_offset  INTEGER NOT NULL,
    trashed_at      INTEGER,
    trashed_offset  INTEGER
) STRICT;

CREATE INDEX alignment_checks_by_day ON alignment_checks (day) WHERE trashed_at IS NULL AND finished_at IS NOT NULL;
CREATE INDEX alignment_checks_unfinished ON alignment_checks (written_at) WHERE trashed_at IS NULL AND finished_at IS NULL;
CREATE INDEX alignment_checks_in_trash ON alignment_checks (trashed_at) WHERE trashed_at IS NOT NULL;

-- What the reading said on a day, and what the runner has chosen instead.
CREATE TABLE reading_overrides (
    row       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    day       TEXT NOT NULL,
    read      TEXT NOT NULL,
    chosen    TEXT NOT NULL,
    reason    TEXT NOT NULL,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX reading_overrides_by_day ON reading_overrides (day);

CREATE TABLE care_items (
    row            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    name           TEXT NOT NULL,
    every_days     INTEGER CHECK (every_days BETWEEN 1 AND 3650),
    note           TEXT NOT NULL,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    trashed_at     INTEGER,
    trashed_offset INTEGER
) STRICT;

CREATE INDEX care_items_in_trash ON care_items (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE TABLE care_done (
    row            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    item_id        TEXT NOT NULL REFERENCES care_items (id) ON DELETE CASCADE,
    day            TEXT NOT NULL,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX care_done_by_item ON care_done (item_id, day);

CREATE TABLE parked (
    row            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    text           TEXT NOT NULL,
    until          TEXT NOT NULL,
    race_id        TEXT REFERENCES races (id) ON DELETE SET NULL,
    ended_at       INTEGER,
    ended_offset   INTEGER,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    trashed_at     INTEGER,
    trashed_offset INTEGER
) STRICT;

CREATE INDEX parked_waiting ON parked (until) WHERE trashed_at IS NULL AND ended_at IS NULL;
CREATE INDEX parked_by_race ON parked (race_id);
CREATE INDEX parked_in_trash ON parked (trashed_at) WHERE trashed_at IS NOT NULL;

-- When what got in the way was opened again in a debrief that was finished.
CREATE TABLE reopenings (
    row        INTEGER PRIMARY KEY,
    debrief_id TEXT NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
    at         INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL
) STRICT;

CREATE INDEX reopenings_by_debrief ON reopenings (debrief_id, at);
