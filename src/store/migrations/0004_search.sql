-- Full-text search: an index for each thing that can be found, kept true by triggers.
--
-- `rowid` is the `row` of the table, which grows with every row: newest first can stop early. Nothing of the texts is kept
-- twice (contentless); they are read from their tables. The index knows whatever stands in its table, also what lies in the
-- trash or hangs on something there; a search leaves that out. The prefixes of one to three letters have indexes of their
-- own, so that the first letters of a word are found as quickly as a rare word.

CREATE VIRTUAL TABLE answers_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER answers_words_insert AFTER INSERT ON answers WHEN new.words <> '' BEGIN
    INSERT INTO answers_words (rowid, words) VALUES (new.row, new.words);
END;

CREATE TRIGGER answers_words_update AFTER UPDATE OF row, words ON answers
WHEN old.words <> new.words OR old.row <> new.row BEGIN
    DELETE FROM answers_words WHERE rowid = old.row;
    INSERT INTO answers_words (rowid, words) SELECT new.row, new.words WHERE new.words <> '';
END;

CREATE TRIGGER answers_words_delete AFTER DELETE ON answers BEGIN
    DELETE FROM answers_words WHERE rowid = old.row;
END;

-- A lesson is found by the name of its race, too, and by the words of the lessons that are a part of it. A part whose own row lies
-- in the trash does not count: then its words are nowhere in the whole.
CREATE VIRTUAL TABLE lessons_words USING fts5 (
    text, if_then, race, parts,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE VIEW lessons_to_index AS
    SELECT l.row, l.id, l.race_id, l.text, l.if_then, r.name AS race,
        (SELECT group_concat(rtrim(m.text || ' · ' || m.if_then, ' ·'), ' · ') FROM lessons AS m
            WHERE m.merged_into = l.id AND m.trashed_at IS NULL) AS parts
    FROM lessons AS l LEFT JOIN races AS r ON r.id = l.race_id;

CREATE TRIGGER lessons_words_insert AFTER INSERT ON lessons BEGIN
    DELETE FROM lessons_words WHERE rowid IN (SELECT w.row FROM lessons AS w WHERE w.id = new.merged_into);
    INSERT INTO lessons_words (rowid, text, if_then, race, parts)
    SELECT i.row, i.text, i.if_then, i.race, i.parts FROM lessons_to_index AS i
    WHERE i.id IN (new.id, new.merged_into);
END;

-- Itself, and the whole of which it is or was a part.
CREATE TRIGGER lessons_words_update AFTER UPDATE OF row, text, if_then, race_id, merged_into, trashed_at ON lessons
WHEN old.text <> new.text OR old.if_then <> new.if_then OR old.race_id IS NOT new.race_id OR old.row <> new.row
    OR old.merged_into IS NOT new.merged_into
    OR (new.merged_into IS NOT NULL AND (old.trashed_at IS NULL) <> (new.trashed_at IS NULL)) BEGIN
    DELETE FROM lessons_words WHERE rowid IN (SELECT old.row UNION ALL
        SELECT w.row FROM lessons AS w WHERE w.id IN (old.merged_into, new.merged_into));
    INSERT INTO lessons_words (rowid, text, if_then, race, parts)
    SELECT i.row, i.text, i.if_then, i.race, i.parts FROM lessons_to_index AS i
    WHERE i.id IN (new.id, old.merged_into, new.merged_into);
END;

CREATE TRIGGER lessons_words_delete AFTER DELETE ON lessons BEGIN
    DELETE FROM lessons_words WHERE rowid IN (SELECT old.row UNION ALL
        SELECT w.row FROM lessons AS w WHERE w.id = old.merged_into);
    INSERT INTO lessons_words (rowid, text, if_then, race, parts)
    SELECT i.row, i.text, i.if_then, i.race, i.parts FROM lessons_to_index AS i WHERE i.id = old.merged_into;
END;

CREATE TRIGGER lessons_words_race AFTER UPDATE OF name ON races WHEN old.name <> new.name BEGIN
    DELETE FROM lessons_words WHERE rowid IN (SELECT l.row FROM lessons AS l WHERE l.race_id = new.id);
    INSERT INTO lessons_words (rowid, text, if_then, race, parts)
    SELECT i.row, i.text, i.if_then, i.race, i.parts FROM lessons_to_index AS i WHERE i.race_id = new.id;
END;

CREATE VIRTUAL TABLE goals_words USING fts5 (
    text, why, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER goals_words_insert AFTER INSERT ON goals BEGIN
    INSERT INTO goals_words (rowid, text, why) VALUES (new.row, new.text, new.why);
END;

CREATE TRIGGER goals_words_update AFTER UPDATE OF row, text, why ON goals
WHEN old.text <> new.text OR old.why <> new.why OR old.row <> new.row BEGIN
    DELETE FROM goals_words WHERE rowid = old.row;
    INSERT INTO goals_words (rowid, text, why) VALUES (new.row, new.text, new.why);
END;

CREATE TRIGGER goals_words_delete AFTER DELETE ON goals BEGIN
    DELETE FROM goals_words WHERE rowid = old.row;
END;

CREATE VIRTUAL TABLE steps_words USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER steps_words_insert AFTER INSERT ON steps BEGIN
    INSERT INTO steps_words (rowid, text) VALUES (new.row, new.text);
END;

CREATE TRIGGER steps_words_update AFTER UPDATE OF row, text ON steps
WHEN old.text <> new.text OR old.row <> new.row BEGIN
    DELETE FROM steps_words WHERE rowid = old.row;
    INSERT INTO steps_words (rowid, text) VALUES (new.row, new.text);
END;

CREATE TRIGGER steps_words_delete AFTER DELETE ON steps BEGIN
    DELETE FROM steps_words WHERE rowid = old.row;
END;

-- The words that the runner has written of a race; what is a number or a word of ours is left to filters.
CREATE VIRTUAL TABLE races_words USING fts5 (
    name, location, notes, goal_a, goal_b, goal_c, weather, wind, surface, gear, drink, company, travel,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER races_words_insert AFTER INSERT ON races BEGIN
    INSERT INTO races_words (rowid, name, location, notes, goal_a, goal_b, goal_c, weather, wind, surface, gear, drink,
        company, travel)
    VALUES (new.row, new.name, new.location, new.notes, new.goal_a, new.goal_b, new.goal_c, new.weather, new.wind,
        new.surface, new.gear, new.drink, new.company, new.travel);
END;

CREATE TRIGGER races_words_update AFTER UPDATE OF row, name, location, notes, goal_a, goal_b, goal_c, weather, wind, surface,
    gear, drink, company, travel ON races BEGIN
    DELETE FROM races_words WHERE rowid = old.row;
    INSERT INTO races_words (rowid, name, location, notes, goal_a, goal_b, goal_c, weather, wind, surface, gear, drink,
        company, travel)
    VALUES (new.row, new.name, new.location, new.notes, new.goal_a, new.goal_b, new.goal_c, new.weather, new.wind,
        new.surface, new.gear, new.drink, new.company, new.travel);
END;

CREATE TRIGGER races_words_delete AFTER DELETE ON races BEGIN
    DELETE FROM races_words WHERE rowid = old.row;
END;

-- Most check-ins have no note.
CREATE VIRTUAL TABLE check_ins_words USING fts5 (
    note, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER check_ins_words_insert AFTER INSERT ON check_ins WHEN new.note <> '' BEGIN
    INSERT INTO check_ins_words (rowid, note) VALUES (new.row, new.note);
END;

CREATE TRIGGER check_ins_words_update AFTER UPDATE OF row, note ON check_ins
WHEN old.note <> new.note OR old.row <> new.row BEGIN
    DELETE FROM check_ins_words WHERE rowid = old.row;
    INSERT INTO check_ins_words (rowid, note) SELECT new.row, new.note WHERE new.note <> '';
END;

CREATE TRIGGER check_ins_words_delete AFTER DELETE ON check_ins WHEN old.note <> '' BEGIN
    DELETE FROM check_ins_words WHERE rowid = old.row;
END;

CREATE VIRTUAL TABLE arcs_words USING fts5 (
    name, note, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER arcs_words_insert AFTER INSERT ON arcs BEGIN
    INSERT INTO arcs_words (rowid, name, note) VALUES (new.row, new.name, new.note);
END;

CREATE TRIGGER arcs_words_update AFTER UPDATE OF row, name, note ON arcs
WHEN old.name <> new.name OR old.note <> new.note OR old.row <> new.row BEGIN
    DELETE FROM arcs_words WHERE rowid = old.row;
    INSERT INTO arcs_words (rowid, name, note) VALUES (new.row, new.name, new.note);
END;

CREATE TRIGGER arcs_words_delete AFTER DELETE ON arcs BEGIN
    DELETE FROM arcs_words WHERE rowid = old.row;
END;

INSERT INTO answers_words (rowid, words) SELECT row, words FROM answers WHERE words <> '';
INSERT INTO lessons_words (rowid, text, if_then, race, parts) SELECT row, text, if_then, race, parts FROM lessons_to_index;
INSERT INTO goals_words (rowid, text, why) SELECT row, text, why FROM goals;
INSERT INTO steps_words (rowid, text) SELECT row, text FROM steps;
INSERT INTO races_words (rowid, name, location, notes, goal_a, goal_b, goal_c, weather, wind, surface, gear, drink, company,
    travel)
    SELECT row, name, location, notes, goal_a, goal_b, goal_c, weather, wind, surface, gear, drink, company, travel
    FROM races;
INSERT INTO check_ins_words (rowid, note) SELECT row, note FROM check_ins WHERE note <> '';
INSERT INTO arcs_words (rowid, name, note) SELECT row, name, note FROM arcs;

-- Which words there are, so that an error of typing is forgiven.
CREATE VIRTUAL TABLE answers_vocabulary USING fts5vocab (answers_words, row);
CREATE VIRTUAL TABLE lessons_vocabulary USING fts5vocab (lessons_words, row);
CREATE VIRTUAL TABLE goals_vocabulary USING fts5vocab (goals_words, row);
CREATE VIRTUAL TABLE steps_vocabulary USING fts5vocab (steps_words, row);
CREATE VIRTUAL TABLE races_vocabulary USING fts5vocab (races_words, row);
CREATE VIRTUAL TABLE check_ins_vocabulary USING fts5vocab (check_ins_words, row);
CREATE VIRTUAL TABLE arcs_vocabulary USING fts5vocab (arcs_words, row);

-- A list of lessons begins with what is held up before the others, come by without a look at the rest.
CREATE INDEX lessons_held_up ON lessons (pinned, written_at) WHERE pinned = 1 AND trashed_at IS NULL;

-- The newest lessons about a cause are come by as quickly.
DROP INDEX lessons_by_cause;
CREATE INDEX lessons_by_cause ON lessons (cause, written_at) WHERE trashed_at IS NULL;
