import Counting
import Hashing
import Outcomes
import Pipelines

/// Why cubes cannot be added up.
package enum MergeError: Error, Sendable, Equatable {
  /// The two cubes, and what each says of the same thing.
  case differ(what: String, first: String, firstValue: String, second: String, secondValue: String)
  /// One file went into both: its graduates would count twice.
  case overlap(first: String, firstInput: String, second: String, secondInput: String)
  /// More than a cube can hold.
  case tooMany(what: String, cubes: [String])
}

extension MergeError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .differ(let what, let first, let firstValue, let second, let secondValue):
      "cubes with different \(what) cannot be added up: \(first) has \(firstValue), \(second) has \(secondValue); count "
        + "one of them anew"
    case .overlap(let first, let firstInput, let second, let secondInput):
      first == second
        ? "\(first) was given twice: its graduates would count twice"
        : "\(firstInput) of \(first) and \(secondInput) of \(second) are the same file: its graduates would count twice; "
          + "leave one of them out"
    case .tooMany(let what, let cubes):
      "\(cubes.joined(separator: ", ")) hold more \(what) together than one cube can; add up fewer"
    }
  }
}

extension Tabulation {
  /// Adds up what was counted in disjoint extracts, as if one run had counted it all, in the order given.
  ///
  /// That no graduate stands in two of them is for the caller to know; that no file does is checked.
  /// - Parameter parts: at least one, each with the name that messages call it by.
  /// - Throws: `MergeError` where they do not go together.
  package static func merging(_ parts: [(name: String, tabulation: Tabulation)]) throws(MergeError)
    -> Tabulation
  {
    let first = parts[0]
    for part in parts { try requireSameRules(first, part) }
    try requireDisjoint(parts)
    try requireRoom(for: parts)
    var builder = CubeBuilder(dimensions: first.tabulation.cube.dimensions)
    var provenance = first.tabulation.provenance
    provenance.pipeline = Provenance.PipelineIdentity(joining: parts.map(\.tabulation.provenance.pipeline))
    provenance.destinationCodes = Set(parts.flatMap(\.tabulation.provenance.destinationCodes)).sorted()
    (provenance.inputs, provenance.rejectedByReason, provenance.skipped) = ([], [:], [:])
    provenance.repairs = [:]
    var warnings: [Warning] = []
    let sources = SourceNumbers(parts.map(\.tabulation.provenance))
    provenance.repeated = sum(parts.map(\.tabulation.provenance.repeated))
    provenance.duplicatesAcrossYears = sum(parts.map(\.tabulation.provenance.duplicatesAcrossYears))
    provenance.unreadDates = parts.reduce(0) { $0 + $1.tabulation.provenance.unreadDates }
    for (number, (_, part)) in parts.enumerated() {
      let inputs = provenance.inputs.count
      warnings += part.provenance.warnings.map { $0.moved(past: inputs) }
      builder.add(part.cube, inputsBefore: provenance.inputs.count)
      provenance.inputs += part.provenance.inputs.map { sources.renumbered($0, ofPart: number) }
      provenance.rejectedByReason.merge(part.provenance.rejectedByReason, uniquingKeysWith: +)
      provenance.skipped.merge(part.provenance.skipped, uniquingKeysWith: +)
      provenance.repairs.merge(part.provenance.repairs, uniquingKeysWith: +)
    }
    provenance.warnings = .joining(warnings)
    return Tabulation(cube: builder.cube(), provenance: provenance)
  }

  /// `nil` where one is.
  private static func sum(_ counts: [Int?]) -> Int? {
    counts.reduce(0) { sum, more in if let sum, let more { sum + more } else { nil } }
  }

  private typealias Part = (name: String, tabulation: Tabulation)

  private static func requireSameRules(_ first: Part, _ second: Part) throws(MergeError) {
    for (one, other) in zip(first.tabulation.rules, second.tabulation.rules) where one.value != other.value {
      throw .differ(
        what: one.what, first: first.name, firstValue: one.value, second: second.name,
        secondValue: other.value)
    }
  }

  /// What has to be the same in all parts of a sum, as text.
  private var rules: [(what: String, value: String)] {
    let inquiry = provenance.inquiry
    let methodology = inquiry.methodology.settings.map { ("methodology", "\($0.key)=\($0.value)") }
    return [("dimensions", cube.dimensions.map(\.name).joined(separator: ", "))] + methodology + [
      ("versions of the divisions", provenance.divisionsAsOf),
      (
        "conditions (where)",
        inquiry.filters.isEmpty ? "none" : inquiry.filters.map(\.text).joined(separator: "; ")
      ),
      ("targets", inquiry.targets.all.map(\.fraction).joined(separator: ", ")),
    ]
  }

  /// So that no count of the sum, nor a sum of its counts, can be more than there are people or records in a cube.
  private static func requireRoom(for parts: [Part]) throws(MergeError) {
    func require(_ what: String, _ count: (Tabulation) -> Int) throws(MergeError) {
      var sum = 0
      for part in parts {
        let (more, overflows) = sum.addingReportingOverflow(count(part.tabulation))
        if overflows || more > CubeSchema.largestCount {
          throw .tooMany(what: what, cubes: parts.map(\.name))
        }
        sum = more
      }
    }
    try require("graduates") { tabulation in
      (0..<tabulation.cube.cellCount).reduce(0) { $0 + tabulation.cube.graduates(ofCell: $1) }
    }
    try require("records") { $0.provenance.inputs.reduce(0) { $0 + $1.records } }
    try require("skipped rows") { $0.provenance.skipped.values.reduce(0, +) }
    try require("unread dates") { $0.provenance.unreadDates }
    for repair in Repair.allCases {
      try require("repaired values") { $0.provenance.repairs[repair] ?? 0 }
    }
  }

  /// A file's fingerprint is that of its bytes, so files that are the same have the same one.
  private static func requireDisjoint(_ parts: [Part]) throws(MergeError) {
    var seen: [String: [(name: String, input: Provenance.Input)]] = [:]
    for (name, part) in parts {
      let inputs = part.provenance.inputs.compactMap { input in input.fingerprint.map { ($0, input) } }
      for (fingerprint, input) in inputs {
        guard let earlier = seen[fingerprint]?.first(where: { $0.input.isSameFile(as: input) }) else {
          continue
        }
        throw .overlap(
          first: earlier.name, firstInput: earlier.input.path, second: name, secondInput: input.path)
      }
      // One run may well read two copies of a file.
      for (fingerprint, input) in inputs { seen[fingerprint, default: []].append((name, input)) }
    }
  }
}

/// Numbers the sources of several pipelines, each pipeline once.
private struct SourceNumbers {
  /// By part, the number of its pipeline's first source.
  private let starts: [Int]

  init(_ parts: [Provenance]) {
    var known: [Provenance.PipelineIdentity: Int] = [:]
    var next = 0
    starts = parts.map { part in
      if let start = known[part.pipeline] { return start }
      known[part.pipeline] = next
      defer {
        next += (parts.filter { $0.pipeline == part.pipeline }.flatMap(\.inputs).map(\.source).max() ?? 0) + 1
      }
      return next
    }
  }

  func renumbered(_ input: Provenance.Input, ofPart part: Int) -> Provenance.Input {
    var renumbered = input
    renumbered.source += starts[part]
    return renumbered
  }
}

extension Provenance.Input {
  /// - Precondition: their fingerprints are the same.
  fileprivate func isSameFile(as other: Self) -> Bool {
    if let sha256, let theirs = other.sha256 { return sha256 == theirs }
    return bytes == other.bytes
  }
}

extension Provenance.PipelineIdentity {
  /// The one pipeline that all came from, or all of them named, with a digest of their digests.
  fileprivate init(joining pipelines: [Self]) {
    var distinct: [Self] = []
    for pipeline in pipelines where !distinct.contains(pipeline) { distinct.append(pipeline) }
    if distinct.count == 1 {
      self = distinct[0]
    } else {
      self.init(
        name: distinct.map(\.name).joined(separator: " + "),
        title: distinct.map(\.title).joined(separator: " + "),
        sha256: hex(SHA256.digest(of: Array(distinct.map(\.sha256).joined().utf8)).span))
    }
  }
}
