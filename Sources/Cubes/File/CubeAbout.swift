import Buffers
import Outcomes
import Outputs
import Pipelines

/// What a cube file says of its run in single words: the rows of its table `about`.
struct CubeAbout {
  /// By name, as they are written and read.
  let named: [(name: String, value: String)]

  init(_ provenance: Provenance) {
    let (methodology, targets) = (provenance.inquiry.methodology, provenance.inquiry.targets)
    var named = [
      ("generator", "\(Generator.name) \(Generator.version)"),
      ("pipeline_name", provenance.pipeline.name), ("pipeline_title", provenance.pipeline.title),
      ("pipeline_sha256", provenance.pipeline.sha256),
      ("destination_codes", provenance.destinationCodes.map(\.rawValue).joined(separator: ",")),
      ("divisions_as_of", provenance.divisionsAsOf),
    ]
    named += methodology.settings.map { ("\($0.key)", $0.value) }
    named += RateName.allCases.map { ("target_\($0.term)", targets[$0].fraction) }
    if let repeated = provenance.repeated { named.append(("repeated", String(repeated))) }
    if let across = provenance.duplicatesAcrossYears {
      named.append(("duplicates_across_years", String(across)))
    }
    named.append(("unread_updated_at", String(provenance.unreadDates)))
    self.named = named.sorted { $0.0 < $1.0 }.map { (name: $0.0, value: $0.1) }
  }

  /// Reads the rows back; what stands in other tables is still empty.
  static func provenance(_ rows: [String: String]) throws(CubeDamage) -> Provenance {
    var inquiry = Inquiry(groupBy: [], filters: [], methodology: Methodology(), targets: Targets())
    for key in Methodology.settingKeys {
      try set(key, in: rows) { (value) throws(SettingError) in try inquiry.methodology.set(key, to: value) }
    }
    for key in Targets.settingKeys {
      try set("target_\(key)", in: rows) { (value) throws(SettingError) in
        try inquiry.targets.set(key, to: value)
      }
    }
    let pipeline = Provenance.PipelineIdentity(
      name: try value("pipeline_name", in: rows) { $0 }, title: try value("pipeline_title", in: rows) { $0 },
      sha256: try value("pipeline_sha256", in: rows) { isHexadecimal($0, 64) ? $0 : nil })
    return Provenance(
      pipeline: pipeline, inquiry: inquiry,
      destinationCodes: try value("destination_codes", in: rows, as: schemes),
      divisionsAsOf: try value("divisions_as_of", in: rows) { isMonth($0) ? $0 : nil }, inputs: [],
      rejectedByReason: [:], repairs: [:], repeated: try count("repeated", in: rows),
      duplicatesAcrossYears: try count("duplicates_across_years", in: rows),
      unreadDates: try count("unread_updated_at", in: rows) ?? 0)
  }

  /// - Parameter read: gives `nil` for what cannot be.
  private static func value<Value>(
    _ name: String, in rows: [String: String], as read: (String) -> Value?
  ) throws(CubeDamage) -> Value {
    guard let text = rows[name] else { throw CubeDamage("lacks \(name)", table: "about") }
    guard let value = read(text) else { throw CubeDamage("“\(text)” cannot be", table: "about", row: name) }
    return value
  }

  private static func set(
    _ name: String, in rows: [String: String], _ body: (String) throws(SettingError) -> Void
  ) throws(CubeDamage) {
    let value = try value(name, in: rows) { $0 }
    do { try body(value) } catch { throw CubeDamage("\(error)", table: "about", row: name) }
  }

  /// - Returns: `nil` where nobody looked.
  private static func count(_ name: String, in rows: [String: String]) throws(CubeDamage) -> Int? {
    if rows[name] == nil { return nil }
    return try value(name, in: rows) { $0.isDigits && $0.utf8.count <= 12 ? Int($0) : nil }
  }

  /// The schemes, sorted and each once, that stand there with commas between them.
  private static func schemes(_ text: String) -> [DestinationScheme]? {
    if text.isEmpty { return [] }
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
    let schemes = names.compactMap { DestinationScheme(rawValue: String($0)) }
    return schemes.count == names.count && schemes == Set(schemes).sorted() ? schemes : nil
  }

  /// `2026-05`
  private static func isMonth(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy(\.isDigits) && parts[0].utf8.count == 4
      && parts[1].utf8.count == 2
  }
}

extension Target {
  /// As `init(fraction:)` reads it.
  var fraction: String {
    var text = ByteText()
    text.append(millionths: millionths)
    return String(decoding: text.array, as: UTF8.self)
  }
}
