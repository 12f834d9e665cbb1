import Counting
import Outcomes
import Pipelines
import Regions

/// The tables of a cube file: what they are called is what the report calls it, so that any SQL tool can ask them.
///
/// docs/cube.md describes each for analysts. `graduates` and `flows` are views made for them; the tables behind
/// hold numbers of values, and the flows of a cell as one JSON object, so that millions of them are written and read
/// in a fraction of a second.
struct CubeSchema {
  /// Goes up when a reader of this format could no longer understand it.
  static let version = 2
  /// `liuy`, which tells a cube from any other database.
  static let applicationID = 0x6C69_7579

  /// More people or records than there can be: sums of such counts stay far from overflowing.
  static let largestCount = 1 << 40

  let dimensions: [Dimension]
  /// By dimension, the name of its column.
  let dimensionColumns: [String]

  init(dimensions: [Dimension]) {
    self.dimensions = dimensions
    dimensionColumns = dimensions.columns(beside: Self.otherColumns)
  }

  static let categories = Category.allCases.map(\.name)
  static let zones = Zone.allCases.map { "employed_\($0.name)" }
  static let evidence = Evidence.allCases.map { "located_by_\($0.name)" } + ["located_by_nothing"]
  /// In the order of `CellCounts.inRows`.
  static let countColumns = categories + zones + evidence
  /// In the order of `CellCounts.remarks`.
  static let remarks =
    Conflict.allCases.map(\.name) + Refinement.allCases.map { "refined_\($0.name)" } + [
      "contradictory", "without_id",
    ]

  /// Of the table `cell` and of the views.
  private static let otherColumns =
    countColumns + PlaceClass.allCases.map(\.name) + [
      "id", "cell", "input", "graduates", "placed", "employed", "flows", "division", "name", "zone",
    ]

  // MARK: SQL

  var statements: [String] { Self.tables.map(\.sql) + [cellTable, graduatesView, flowsView] }

  /// The tables that do not depend on the dimensions.
  static let tables: [(name: String, sql: String)] = [
    ("about", "(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"),
    ("dimension", "(id INTEGER PRIMARY KEY, name TEXT NOT NULL, column_name TEXT NOT NULL)"),
    (
      "value",
      "(dimension INTEGER NOT NULL, id INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, "
        + "PRIMARY KEY (dimension, id)) WITHOUT ROWID"
    ),
    ("filter", "(id INTEGER PRIMARY KEY, condition TEXT NOT NULL)"),
    ("group_by", "(id INTEGER PRIMARY KEY, dimension TEXT NOT NULL)"),
    (
      "input",
      "(id INTEGER PRIMARY KEY, path TEXT NOT NULL, bytes INTEGER NOT NULL, encoding TEXT NOT NULL, "
        + "records INTEGER NOT NULL, duplicates INTEGER NOT NULL, rejected INTEGER NOT NULL, source INTEGER NOT NULL, "
        + "blank_programs INTEGER NOT NULL, fingerprint TEXT, "
        + "sha256 TEXT)"
    ),
    ("rejected_by_reason", "(reason TEXT PRIMARY KEY, records INTEGER NOT NULL) WITHOUT ROWID"),
    ("skipped", "(kind TEXT PRIMARY KEY, \"rows\" INTEGER NOT NULL) WITHOUT ROWID"),
    (
      "warning",
      "(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, count INTEGER NOT NULL, inputs TEXT NOT NULL)"
    ),
    ("repair", "(kind TEXT PRIMARY KEY, \"values\" INTEGER NOT NULL) WITHOUT ROWID"),
    ("place", "(id INTEGER PRIMARY KEY, division TEXT, name TEXT, zone TEXT NOT NULL)"),
    (
      "conflict",
      "(cell INTEGER NOT NULL, kind TEXT NOT NULL, graduates INTEGER NOT NULL, PRIMARY KEY (cell, kind)) "
        + "WITHOUT ROWID"
    ),
  ].map { ($0.0, "CREATE TABLE \($0.0) \($0.1)") }

  var cellTable: String {
    "CREATE TABLE cell (id INTEGER PRIMARY KEY, input INTEGER NOT NULL, "
      + (dimensionColumns.map(quoted) + Self.countColumns).map { "\($0) INTEGER NOT NULL" }.joined(
        separator: ", ")
      + ", flows TEXT NOT NULL)"
  }

  var cellColumns: [String] {
    ["id", "input"] + dimensionColumns.map(quoted) + Self.countColumns + ["flows"]
  }

  /// One row a cell, with names, and the counts under the names of the report.
  private var graduatesView: String {
    let employed = Category.allCases.filter(\.isEmployed).map { "cell.\($0.name)" }.joined(separator: " + ")
    let placed = Category.allCases.filter(\.isPlaced).map { "cell.\($0.name)" }
    let classes = PlaceClass.allCases.map { place in
      let zones = Zone.allCases.filter { $0.placeClass == place }.map { "cell.employed_\($0.name)" }
      return "\(zones.joined(separator: " + ")) AS \(place.name)"
    }
    let all = Self.categories.map { "cell.\($0)" }.joined(separator: " + ")
    return "CREATE VIEW graduates AS SELECT cell.id AS cell, input.path AS input, "
      + (namedDimensions
      + ["\(all) AS graduates", "\(placed.joined(separator: " + ")) AS placed", "\(employed) AS employed"]
      + Self.categories.map { "cell.\($0)" } + classes + Self.zones.map { "cell.\($0)" }).joined(
        separator: ", ")
      + " FROM cell JOIN input ON input.id = cell.input\(dimensionJoins)"
  }

  /// One row a cell and place, with names.
  private var flowsView: String {
    "CREATE VIEW flows AS SELECT cell.id AS cell, "
      + (namedDimensions + ["place.division", "place.name", "place.zone", "entry.value AS employed"])
      .joined(separator: ", ")
      + " FROM cell JOIN json_each(cell.flows) AS entry JOIN place ON place.id = CAST(entry.key AS INTEGER)"
      + dimensionJoins
  }

  /// The key of each dimension, and the name beside it where one can differ from the key.
  private var namedDimensions: [String] {
    dimensionColumns.enumerated().flatMap { number, column in
      let key =
        "CASE v\(number).code WHEN '' THEN v\(number).name ELSE v\(number).code END AS \(quoted(column))"
      let hasNames = dimensions[number].kind.hasName
      return hasNames ? [key, "v\(number).name AS \(quoted("\(column)_name"))"] : [key]
    }
  }

  private var dimensionJoins: String {
    dimensionColumns.enumerated().map { number, column in
      " JOIN value AS v\(number) ON v\(number).dimension = \(number) AND v\(number).id = cell.\(quoted(column))"
    }.joined()
  }
}

/// A name as SQL writes one that may be anything.
func quoted(_ name: String) -> String {
  "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
}
