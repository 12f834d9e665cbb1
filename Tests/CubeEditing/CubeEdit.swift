import Differential

/// One thing that somebody, or a bad disk, does to a cube.
enum CubeEdit {
  case sql(String)
  /// Other bytes from an offset on.
  case overwrite(at: Int, with: [UInt8])
  case truncate(to: Int)
  /// A page in the place of another one.
  case copyPage(from: Int, to: Int)

  static let pageSize = 8192

  /// - Parameter tables: by name, their columns.
  static func drawn(_ random: inout SplitMix, tables: [CubeTable], size: Int) -> CubeEdit {
    let pages = size / pageSize
    return switch random.below(20) {
    case 0: .overwrite(at: random.below(size), with: [UInt8(random.below(256))])
    case 1: .overwrite(at: random.below(100), with: [UInt8(random.below(256))])
    case 2:
      .overwrite(at: random.below(pages) * pageSize + random.below(12), with: [UInt8(random.below(256))])
    case 3:
      .overwrite(
        at: random.below(size), with: (0..<1 + random.below(40)).map { _ in UInt8(random.below(256)) })
    case 4:
      random.once(in: 2) ? .truncate(to: random.below(size)) : .truncate(to: random.below(pages) * pageSize)
    case 5: .copyPage(from: random.below(pages), to: random.below(pages))
    case 6: .sql(schemaChange(&random, tables))
    case 7: .sql(setting(&random))
    case 8...10: .sql(shift(&random, tables))
    case 11: .sql(deletion(&random, random.pick(tables)))
    case 12, 13: .sql(insertion(&random, random.pick(tables)))
    default: .sql(update(&random, random.pick(tables)))
    }
  }

  // MARK: Rows

  private static func value(_ random: inout SplitMix, _ table: CubeTable, _ column: String) -> String {
    switch random.below(4) {
    case 0: "(SELECT \(column) FROM \(table.name) LIMIT 1 OFFSET \(random.below(max(table.rows, 1))))"
    case 1: "\(column) + \(random.pick([-1, 1, 2, 1000]))"
    default:
      random.pick([
        "NULL", "-1", "0", "1", "2", "7", "9223372036854775807", "-9223372036854775808", "1099511627776",
        "1099511627777", "5000000000", "0.5", "1.0", "1e300", "''", "'x'", "'5'", "'5x'", "x''", "x'ff'",
        "x'35'", "CAST(x'ff41' AS TEXT)", "CAST(x'410042' AS TEXT)", "zeroblob(70000)", "'重庆'",
        "'\u{F9DC}'", "'year'", "'institution'", "'year=2024..2023'", "'year=2025,'", "'keep-first'", "'0.5'",
        "'{}'", "'{\"0\":1}'", "'{\"0\":1,\"0\":1}'", "'{\"0\":01}'", "'{\"0\":99999999999999999999}'",
        "'500118'", "'999999'", "'chongqing_core'", "'abroad'", "'bad_year'", "'without_id'",
        "replace(\(column), '1', '2')", "\(column) || ' '", "upper(\(column))",
      ])
    }
  }

  private static func row(_ random: inout SplitMix, _ table: CubeTable) -> String {
    if random.once(in: 12) { return "" }
    let columns = table.key.joined(separator: ", ")
    return " WHERE (\(columns)) = (SELECT \(columns) FROM \(table.name) ORDER BY \(columns) LIMIT 1 OFFSET "
      + "\(random.below(max(table.rows, 1))))"
  }

  private static func update(_ random: inout SplitMix, _ table: CubeTable) -> String {
    let column = random.pick(table.columns)
    return "UPDATE \(table.name) SET \(column) = \(value(&random, table, column))\(row(&random, table))"
  }

  private static func deletion(_ random: inout SplitMix, _ table: CubeTable) -> String {
    "DELETE FROM \(table.name)\(row(&random, table))"
  }

  /// A row like another one, with other values in one or two columns.
  private static func insertion(_ random: inout SplitMix, _ table: CubeTable) -> String {
    var values = table.columns
    for _ in 0..<1 + random.below(2) {
      let place = random.below(values.count)
      values[place] = value(&random, table, table.columns[place])
    }
    if table.key == ["id"], random.once(in: 2) { values[0] = "\(table.rows)" }
    return "INSERT OR REPLACE INTO \(table.name) SELECT \(values.joined(separator: ", ")) FROM \(table.name)"
      + row(&random, table)
  }

  /// People moved in a way that every account still balances.
  private static func shift(_ random: inout SplitMix, _ tables: [CubeTable]) -> String {
    let cell = tables.first { $0.name == "cell" }!
    let groups = [
      cell.columns.filter { $0.hasPrefix("employed_") }, cell.columns.filter { $0.hasPrefix("located_by_") },
      ["contract", "flexible", "self_employed"],
      ["military", "further_study", "abroad", "not_placed", "unclear"],
    ]
    let group = random.pick(groups)
    let (from, to) = (random.pick(group), random.pick(group))
    switch random.below(4) {
    case 0: return "UPDATE cell SET \(from) = \(to), \(to) = \(from)\(row(&random, cell))"
    case 1:
      let key = random.pick(["year", "institution", "program", "level", "input"])
      return "UPDATE cell SET \(key) = \(random.below(4))\(row(&random, cell))"
    case 2: return "UPDATE value SET code = code || '0' WHERE id = \(random.below(4))"
    default:
      return "UPDATE cell SET \(from) = \(from) - 1, \(to) = \(to) + 1 WHERE \(from) > 0 AND id < "
        + "\(1 + random.below(cell.rows))"
    }
  }

  // MARK: Tables

  private static func schemaChange(_ random: inout SplitMix, _ tables: [CubeTable]) -> String {
    let table = random.pick(tables)
    let name = table.name
    let column = random.pick(table.columns)
    let other = random.pick(tables).name
    return random.pick([
      "DROP TABLE \(name)", "ALTER TABLE \(name) ADD COLUMN extra INTEGER",
      "ALTER TABLE \(name) DROP COLUMN \(column)",
      "ALTER TABLE \(name) RENAME COLUMN \(column) TO other", "ALTER TABLE \(name) RENAME TO other",
      "ALTER TABLE \(name) RENAME TO old; CREATE VIEW \(name) AS SELECT * FROM old",
      "ALTER TABLE \(name) RENAME TO old; CREATE TABLE \(name) AS SELECT * FROM old",
      "ALTER TABLE \(name) RENAME TO old; CREATE VIEW \(name) AS SELECT * FROM old, (WITH RECURSIVE n(i) AS (SELECT 1 "
        + "UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)",
      "ALTER TABLE \(name) ADD COLUMN twice AS (\(column) || \(column))",
      "CREATE TRIGGER t AFTER INSERT ON \(name) BEGIN DELETE FROM about; END",
      "CREATE INDEX i ON \(name) (\(column))", "CREATE TABLE more (a)", "DROP VIEW graduates",
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = "
        + "'\(other)') WHERE name = '\(name)'",
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'INTEGER', 'REAL') WHERE name = '\(name)'",
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET type = 'view' WHERE name = '\(name)'",
      "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = '\(name)'",
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = NULL WHERE name = '\(name)'",
    ])
  }

  private static func setting(_ random: inout SplitMix) -> String {
    random.pick([
      "PRAGMA user_version = \(random.below(4))", "PRAGMA application_id = \(random.below(4))",
      "PRAGMA journal_mode = WAL", "PRAGMA page_size = 4096; VACUUM", "VACUUM",
      "PRAGMA auto_vacuum = FULL; VACUUM",
      "ANALYZE", "REINDEX", "PRAGMA schema_version = 99",
    ])
  }
}

/// A table that edits are drawn for.
struct CubeTable {
  let name: String
  /// As SQL writes them.
  let columns: [String]
  let key: [String]
  let rows: Int

  /// Those of a cube.
  static func all(_ editor: borrowing CubeEditor) -> [CubeTable] {
    editor.texts("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").map { name in
      let columns = "FROM pragma_table_info('\(name)')"
      return CubeTable(
        name: name,
        columns: editor.texts("SELECT '\"' || name || '\"' \(columns) ORDER BY cid").map(unquoted),
        key: editor.texts("SELECT name \(columns) WHERE pk > 0 ORDER BY pk"),
        rows: Int(editor.texts("SELECT count(*) FROM \(name)").first ?? "") ?? 0)
    }
  }

  /// Only `values` is a word of SQL.
  private static func unquoted(_ column: String) -> String {
    column == "\"values\"" ? column : String(column.dropFirst().dropLast())
  }
}
