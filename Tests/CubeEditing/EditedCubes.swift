import Cubes
import Differential
import Foundation
import Jobs
import Outcomes
import Outputs
import Pipelines
import ReferenceData
import Rendering
import Reports

/// Opens cubes that were edited at random: what is not refused must say what the original says.
///
/// For one thread.
public final class EditedCubes {
  private let folder: URL
  /// As it was written, and as an earlier version would have written it, without digests.
  private let cubes: [[UInt8]]
  private let tables: [CubeTable]
  private let other: Tabulation
  /// What the original says, with and without flows.
  private let expected: [Bool: String]

  /// What the last edits were, for people.
  public private(set) var edits = ""
  /// How many edited cubes were not refused.
  public private(set) var opened = 0

  /// Makes a small cube; what can go wrong is the disk.
  public init() throws {
    folder = URL.temporaryDirectory.appending(path: "liuyu-cubes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let cube = try SmallCube.bytes(seed: 1, in: folder)
    let editor = try CubeEditor(cube)
    tables = CubeTable.all(editor)
    editor.execute("DELETE FROM about WHERE name LIKE '%_digest'")
    cubes = [cube, editor.bytes]
    let file = folder.appending(path: "edited.cube")
    try Data(try SmallCube.bytes(seed: 2, in: folder)).write(to: file)
    other = try Tabulation(cube: file.path)
    try Data(cube).write(to: file)
    expected = try [
      true: Self.report(try Tabulation(cube: file.path)),
      false: Self.report(try Tabulation(cube: file.path, readsFlows: false), withFlows: false),
    ]
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// - Returns: what an edited cube says and should not, if anything.
  public func difference(seed: UInt64) throws -> String? {
    var random = SplitMix(seed: seed)
    let isEarlier = random.once(in: 4)
    let cube = edited(cubes[isEarlier ? 1 : 0], &random)
    let file = folder.appending(path: "edited.cube")
    try Data(cube).write(to: file)
    for readsFlows in [true, false] {
      do {
        let tabulation = try Tabulation(cube: file.path, readsFlows: readsFlows)
        let report = try Self.report(tabulation, withFlows: readsFlows)
        if readsFlows {
          _ = try? Tabulation.merging([(name: "a", tabulation: tabulation), (name: "b", tabulation: other)])
        }
        opened += 1
        // Without digests, a change by which every account still balances cannot be told.
        if hasDigests(cube), report != expected[readsFlows] {
          return "it says something else \(readsFlows ? "with" : "without") flows, and is not refused"
        }
      } catch let error as CubeFileError {
        switch error {
        case .damaged, .notACube, .older, .newer: break
        case .missing, .unreadable: return "\(error)"
        }
      }
    }
    return nil
  }

  private func edited(_ cube: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var bytes = cube
    edits = ""
    for _ in 0..<1 + random.below(3) {
      let edit = CubeEdit.drawn(&random, tables: tables, size: cube.count)
      edits += "\(edit)\n"
      switch edit {
      case .sql(let sql):
        guard let editor = try? CubeEditor(bytes) else { continue }
        editor.execute(sql)
        let edited = editor.bytes
        if !edited.isEmpty { bytes = edited }
      case .overwrite(let offset, let new):
        for (place, byte) in new.enumerated() where offset + place < bytes.count {
          bytes[offset + place] = byte
        }
      case .truncate(let size): bytes.removeLast(max(0, bytes.count - size))
      case .copyPage(let from, let to):
        let size = CubeEdit.pageSize
        guard max(from, to) * size + size <= bytes.count else { continue }
        let page = Array(bytes[from * size..<(from + 1) * size])
        bytes.replaceSubrange(to * size..<(to + 1) * size, with: page)
      }
    }
    return bytes
  }

  /// As a cube that can be opened says.
  private func hasDigests(_ cube: [UInt8]) -> Bool {
    guard let editor = try? CubeEditor(cube) else { return false }
    return !editor.texts("SELECT name FROM about WHERE name LIKE '%_digest'").isEmpty
  }

  /// What the cube itself asks for, and everything by every dimension.
  private static func report(_ tabulation: Tabulation, withFlows: Bool = true) throws -> String {
    let sink = MemorySink()
    var inquiry = tabulation.provenance.inquiry
    inquiry.showsSensitivity = true
    try tabulation.report(on: inquiry).write(.json, to: sink)
    inquiry.groupBy = tabulation.dimensions
    inquiry.filters = []
    inquiry.flows = withFlows ? .county : nil
    try tabulation.report(on: inquiry).write(.json, to: sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }
}
