import Counting
import Outcomes
import Pipelines

extension Tabulation {
  /// Opens a cube that `--cube` saved.
  ///
  /// - Parameters:
  ///   - path: of the cube.
  ///   - readsFlows: whether it will be asked where graduates went; that is half of what a cube holds, and is
  ///     checked only where it is read. Without them the cube can neither be added to others nor saved.
  /// - Throws: `CubeFileError`.
  package init(cube path: String, readsFlows: Bool = true) throws(CubeFileError) {
    do {
      var reader = CubeReader(try CubeFile(path), readsFlows: readsFlows)
      self = try reader.tabulation()
    } catch let error as CubeFileError {
      throw error
    } catch let damage as CubeDamage {
      throw .damaged(path: path, damage)
    } catch let error as DatabaseError {
      throw CubeFileError(error, path: path)
    } catch {
      throw .damaged(path: path, CubeDamage("\(error)"))
    }
  }
}

/// Reads a cube table by table; whatever it says is checked, as a file can be written by anyone.
///
/// Once it is through, every reference leads somewhere, every account balances, and no sum of counts can overflow.
struct CubeReader {
  let database: Database
  let readsFlows: Bool
  /// Of the file, in bytes.
  let size: Int
  /// Of what was read so far.
  var digest = CubeDigest()

  init(_ file: CubeFile, readsFlows: Bool) {
    database = file.database
    size = file.size
    self.readsFlows = readsFlows
  }

  mutating func tabulation() throws -> Tabulation {
    for (name, sql) in CubeSchema.tables { try requireTable(name, as: sql) }
    let dimensions = try readDimensions()
    try requireTable("cell", as: CubeSchema(dimensions: dimensions).cellTable)
    let about = try readAbout()
    var provenance = try CubeAbout.provenance(about)
    provenance.inquiry.filters = try readFilters(dimensions)
    provenance.inquiry.groupBy = try readGroupBy(dimensions)
    provenance.inputs = try readInputs(provenance.duplicates)
    provenance.rejectedByReason = try readRejects(of: provenance.inputs)
    provenance.skipped = try readSkipped()
    provenance.repairs = try readRepairs()
    provenance.warnings = try readWarnings(of: provenance.inputs.count)
    var cube = Cube(dimensions: dimensions, values: try readValues(dimensions))
    try readCells(inputs: provenance.inputs.count, into: &cube)
    try readConflicts(into: &cube)
    try requireDigest(about)
    let tabulation = Tabulation(cube: cube, provenance: provenance)
    try tabulation.requireBalance()
    cube.checkInvariants()
    return tabulation
  }

  /// A view would be run, and a column more could be computed.
  private func requireTable(_ name: String, as expected: String) throws {
    var found = try database.prepare(
      "SELECT sql FROM main.sqlite_schema WHERE name = ? COLLATE NOCASE AND type IN ('table', 'view')")
    try found.bind(name, 1)
    guard try found.next() else { throw CubeDamage("is missing", table: name) }
    if try found.string(0) != expected || found.next() {
      throw CubeDamage("is not the table that was written", table: name)
    }
  }

  /// A cube may have none: then the accounts alone speak for it.
  private func requireDigest(_ about: [String: String]) throws(CubeDamage) {
    let names = CubeDigest.names
    let (content, flows) = (about[names.content], about[names.flows])
    if content == nil && flows == nil { return }
    let isAsWritten =
      content == CubeDigest.text(digest.content)
      && (readsFlows ? flows == CubeDigest.text(digest.flows) : flows != nil)
    if !isAsWritten { throw CubeDamage("it was changed after it was written") }
  }
}
