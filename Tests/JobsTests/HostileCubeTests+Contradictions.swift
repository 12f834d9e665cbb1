@testable import Cubes

extension HostileCubeTests {
  /// What is done to a cube, and what is said of it then.
  static let contradictions: [(sql: String, reason: String)] = [
    // dimensions, conditions and groups
    (
      "UPDATE group_by SET dimension = 'colour' WHERE id = 0",
      "row 0 of `group_by`: there is no dimension “colour”"
    ),
    ("UPDATE group_by SET dimension = 'program'", "row 1 of `group_by`: program stands there twice"),
    ("UPDATE group_by SET id = 5 WHERE id = 1", "row 1 of `group_by`: the rows are not numbered from 0 on"),
    (
      "UPDATE group_by SET dimension = x'79' WHERE id = 0",
      "row 0 of `group_by`: `dimension` has a value of the wrong kind"
    ),
    (
      "UPDATE dimension SET name = 'Year' WHERE id = 0",
      "row 0 of `dimension`: no dimension can be called “Year”"
    ),
    ("UPDATE dimension SET name = 'gender' WHERE id = 5", "row 5 of `dimension`: there are two"),
    ("UPDATE dimension SET name = 'sex' WHERE id = 0", "`dimension` does not start with year, institution"),
    (
      "UPDATE dimension SET column_name = 'year' WHERE id = 4",
      "row 4 of `dimension`: the column is not `gender`"
    ),
    ("DELETE FROM dimension WHERE id = 5", "`cell` is not the table that was written"),
    ("INSERT INTO filter VALUES (1, 'colour=red')", "row 1 of `filter`: there is no dimension"),
    ("INSERT INTO filter VALUES (1, 'year=2025..2024')", "row 1 of `filter`: "),
    ("INSERT INTO filter VALUES (1, '')", "row 1 of `filter`: "),
    // about
    ("DELETE FROM about WHERE name = 'circle'", "`about` lacks circle"),
    ("UPDATE about SET value = 'round' WHERE name = 'circle'", "row circle of `about`: "),
    ("UPDATE about SET value = '1.5' WHERE name = 'target_employment'", "row target_employment of `about`: "),
    (
      "UPDATE about SET value = 'abc' WHERE name = 'pipeline_sha256'",
      "row pipeline_sha256 of `about`: “abc” cannot be"
    ),
    (
      "UPDATE about SET value = 'gxjy,iso' WHERE name = 'destination_codes'",
      "row destination_codes of `about`: "
    ),
    ("UPDATE about SET value = 'May' WHERE name = 'divisions_as_of'", "row divisions_as_of of `about`: "),
    ("UPDATE about SET value = 'many' WHERE name = 'repeated'", "row repeated of `about`: “many” cannot be"),
    ("UPDATE about SET value = '99999' WHERE name = 'repeated'", "row repeated of `about`: 99999 cannot be"),
    (
      "UPDATE about SET value = '9999' WHERE name = 'duplicates_across_years'",
      "row duplicates_across_years of `about`: 9999 of "
    ),
    (
      "DELETE FROM about WHERE name = 'duplicates_across_years'",
      "row duplicates_across_years of `about`: none of "
    ),
    ("UPDATE about SET value = CAST(x'ff' AS TEXT) WHERE name = 'pipeline_name'", "`value` is not UTF-8"),
    // values
    (
      "UPDATE value SET id = 7 WHERE dimension = 0 AND id = 0",
      "the values of a dimension are not numbered from 0 on"
    ),
    ("UPDATE value SET dimension = 9 WHERE dimension = 5", "of `value`: there is no dimension 9"),
    (
      "UPDATE value SET code = 'x', name = '' WHERE dimension = 1",
      "row 3 of `value`: the dimension has this value twice"
    ),
    ("UPDATE value SET code = NULL WHERE id = 0", "NOT NULL"),
    // cells
    ("UPDATE cell SET id = 100000 WHERE id = 0", "row 0 of `cell`: the rows are not numbered from 0 on"),
    (
      "UPDATE cell SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM cell)",
      "`id` is 9223372036854775807, which cannot be"
    ),
    ("UPDATE cell SET id = -1 WHERE id = 0", "row 0 of `cell`: `id` is -1, which cannot be"),
    (
      "UPDATE cell SET institution = 9999 WHERE id = 3",
      "row 3 of `cell`: `institution` is 9999, which cannot be"
    ),
    (
      "UPDATE cell SET institution = 'x' WHERE id = 3",
      "row 3 of `cell`: `institution` has a value of the wrong kind"
    ),
    (
      "UPDATE cell SET institution = 0.9 WHERE id = 3",
      "row 3 of `cell`: `institution` has a value of the wrong kind"
    ),
    ("UPDATE cell SET input = 2 WHERE id = 3", "row 3 of `cell`: `input` is 2, which cannot be"),
    (
      "UPDATE cell SET contract = x'01' WHERE id = 3",
      "row 3 of `cell`: `contract` has a value of the wrong kind"
    ),
    ("UPDATE cell SET contract = -1 WHERE id = 3", "row 3 of `cell`: `contract` is -1, which cannot be"),
    (
      "UPDATE cell SET contract = 9223372036854775807 WHERE id = 3",
      "row 3 of `cell`: `contract` is 9223372036854775807"
    ),
    ("UPDATE cell SET contract = contract + 1 WHERE id = 3", "are employed, but"),
    (
      "UPDATE cell SET located_by_nothing = located_by_nothing + 1 WHERE id = 3",
      "located by one thing or another"
    ),
    ("UPDATE cell SET not_placed = not_placed + 1 WHERE id = 3", "of `input`: "),
    ("UPDATE cell SET not_placed = 1099511627776 WHERE id IN (3, 4)", "there are more graduates than can be"),
    (
      "INSERT INTO cell SELECT (SELECT count(*) FROM cell), input, year, institution, program, level, gender, contract_, "
        + CubeSchema.countColumns.map(quoted).joined(separator: ", ") + ", flows FROM cell WHERE id = 3",
      "another cell has the same values and input"
    ),
    // flows
    ("UPDATE cell SET flows = '{0:1}' WHERE id = 3", "row 3 of `cell`: `flows` is not written as flows are"),
    ("UPDATE cell SET flows = '{\"0\"' WHERE id = 3", "`flows` is not written as flows are"),
    ("UPDATE cell SET flows = flows || ' ' WHERE id = 3", "`flows` is not written as flows are"),
    ("UPDATE cell SET flows = '{\"0\":18446744073709551617}' WHERE id = 3", "`flows` does not add up"),
    ("UPDATE cell SET flows = '{\"00\":1}' WHERE id = 3", "`flows` is not written as flows are"),
    ("UPDATE cell SET flows = '{\"777\":1}' WHERE id = 3", "`flows` names place 777, which is not there"),
    ("UPDATE cell SET flows = '{\"0\":0}' WHERE id = 3", "`flows` has nobody in place 0"),
    ("UPDATE cell SET flows = replace(flows, '}', ',' || substr(flows, 2)) WHERE flows <> '{}'", "`flows` "),
    ("UPDATE cell SET flows = '{}'", "`flows` does not add up to the zones"),
    ("UPDATE cell SET flows = x'7b7d'", "row 0 of `cell`: `flows` has a value of the wrong kind"),
    ("UPDATE place SET zone = 'elsewhere'", "`flows` does not add up to the zones"),
    ("UPDATE place SET zone = 'moon' WHERE id = 1", "row 1 of `place`: there is no zone “moon”"),
    ("UPDATE place SET division = '999999' WHERE id = 1", "row 1 of `place`: there is no division “999999”"),
    ("UPDATE place SET id = 99 WHERE id = 0", "row 0 of `place`: the rows are not numbered from 0 on"),
    // conflicts
    ("UPDATE conflict SET cell = 100000 + cell", "row 0 of `conflict`: there is no cell"),
    ("UPDATE conflict SET kind = 'quarrel'", "row 0 of `conflict`: there is no kind “quarrel”"),
    ("UPDATE conflict SET graduates = 1000", "row 0 of `conflict`: of "),
    (
      "UPDATE conflict SET graduates = 'one'",
      "row 0 of `conflict`: `graduates` has a value of the wrong kind"
    ),
    // inputs and their records
    (
      "UPDATE input SET records = 'many' WHERE id = 1",
      "row 1 of `input`: `records` has a value of the wrong kind"
    ),
    ("UPDATE input SET records = records + 1 WHERE id = 1", "row 1 of `input`: "),
    (
      "UPDATE input SET rejected = rejected + 1, records = records + 1",
      "`rejected_by_reason` does not add up"
    ),
    ("UPDATE input SET rejected = 1000000", "more records are dropped than there are"),
    ("UPDATE input SET records = 1099511627776", "row 1 of `input`: there are more records than can be"),
    (
      "UPDATE input SET fingerprint = 'abc' WHERE id = 0",
      "row 0 of `input`: the fingerprint or the SHA-256 is none"
    ),
    (
      "UPDATE about SET value = 'count' WHERE name = 'duplicates'",
      "it has duplicates, which count does not drop"
    ),
    ("UPDATE rejected_by_reason SET reason = 'mood' WHERE reason = 'bad_year'", "there is no reason “mood”"),
    ("UPDATE rejected_by_reason SET records = records + 1", "`rejected_by_reason` does not add up"),
    ("UPDATE repair SET kind = 'glue'", "of `repair`: there is no kind “glue”"),
    // tables
    (
      "UPDATE input SET blank_programs = 1000000 WHERE id = 1",
      "row 1 of `input`: more records have no program"
    ),
    ("INSERT INTO warning VALUES (0, 'cut_input', 1, '7')", "row 0 of `warning`: “7” are no inputs"),
    ("INSERT INTO warning VALUES (0, 'cut_input', 1, '1,0')", "row 0 of `warning`: “1,0” are no inputs"),
    ("INSERT INTO warning VALUES (0, 'cut_input', 0, '0')", "row 0 of `warning`: it is about nothing"),
    (
      "INSERT INTO warning VALUES (0, 'unresolved', 1, '0')",
      "row 0 of `warning`: there is no warning “unresolved”"
    ),
    (
      "INSERT INTO warning VALUES (0, 'same_bytes', 1, '0'), (1, 'cut_input', 1, '0')",
      "row 1 of `warning`: the rows are not in order"
    ),
    ("INSERT INTO skipped VALUES ('quoting', 1)", "there is no kind “quoting”"),
    ("DROP TABLE input", "`input` is missing"),
    ("ALTER TABLE about ADD COLUMN more", "`about` is not the table"),
    ("ALTER TABLE cell RENAME TO old; CREATE VIEW cell AS SELECT * FROM old", "`cell` is not the table"),
    (
      "ALTER TABLE cell RENAME TO old; CREATE VIEW cell AS SELECT * FROM old, (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
        + "SELECT i + 1 FROM n) SELECT i FROM n)", "`cell` is not the table"
    ),
    ("ALTER TABLE cell ADD COLUMN twice AS (contract * 2)", "`cell` is not the table"),
    (
      "ALTER TABLE repair RENAME TO old; CREATE TABLE repair (kind TEXT PRIMARY KEY, \"values\" INTEGER NOT NULL)",
      "`repair` is not the table"
    ),
  ]
}
