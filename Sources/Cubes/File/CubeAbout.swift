import Buffers
import Outcomes
import Outputs
import Pipelines

/// What a cube file says of its run in single words: the rows of its table `about`.
struct CubeAbout {
  /// In the order in which they are written.
  let named: [(name: String, value: String)]

  init(_ provenance: Provenance) {
    let (methodology, targets) = (provenance.inquiry.methodology, provenance.inquiry.targets)
    var named = [
      ("generator", "\(Generator.name) \(Generator.version)"),
      ("pipeline_name", provenance.pipeline.name), ("pipeline_title", provenance.pipeline.title),
      ("pipeline_sha256", provenance.pipeline.sha256),
      ("stay_denominator", methodology.stayDenominator.rawValue), ("circle", methodology.circle.rawValue),
      ("partial_counties", methodology.partialCounties.rawValue),
      ("duplicates", methodology.duplicates.rawValue), ("target_employment", targets.employment.fraction),
      ("target_stay_in_chongqing", targets.stayInChongqing.fraction),
      ("target_stay_in_circle", targets.stayInCircle.fraction),
      ("destination_codes", provenance.destinationCodes.joined(separator: ",")),
      ("divisions_as_of", provenance.divisionsAsOf),
    ]
    if let repeated = provenance.repeated { named.append(("repeated", String(repeated))) }
    self.named = named.map { (name: $0.0, value: $0.1) }
  }

  /// Why the rows do not say what they should.
  struct Missing: Error {
    let name: String
  }

  /// Reads the rows back; what stands in other tables is still empty.
  static func provenance(_ rows: [String: String]) throws -> Provenance {
    func value(_ name: String) throws(Missing) -> String {
      guard let value = rows[name] else { throw Missing(name: name) }
      return value
    }
    var inquiry = Inquiry(groupBy: [], filters: [], methodology: Methodology(), targets: Targets())
    for key in Methodology.settingKeys { try inquiry.methodology.set(key, to: value(key)) }
    for key in Targets.settingKeys { try inquiry.targets.set(key, to: value("target_\(key)")) }
    return Provenance(
      pipeline: Provenance.Source(
        name: try value("pipeline_name"), title: try value("pipeline_title"),
        sha256: try value("pipeline_sha256")),
      inquiry: inquiry,
      destinationCodes: try value("destination_codes").split(separator: ",").map(String.init),
      divisionsAsOf: try value("divisions_as_of"), inputs: [], rejectedByReason: [:], repairs: [:],
      repeated: rows["repeated"].flatMap(Int.init))
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
