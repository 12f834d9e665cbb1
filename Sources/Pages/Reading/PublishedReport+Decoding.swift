import Disclosure
import FoundationEssentials
import Outcomes
import Pipelines
import Reports

extension PublishedReport {
  /// Reads a report from its JSON.
  ///
  /// - Parameters:
  ///   - json: the bytes of a report.
  ///   - path: what messages call it.
  /// - Throws: what is wrong with it, and where.
  package init(_ json: [UInt8], path: String) throws(ReportFileError) {
    let (data, decoder) = (Data(json), JSONDecoder())
    guard let head = try? decoder.decode(Head.self, from: data), head.generator.name == "liuyu" else {
      throw .notAReport(path: path)
    }
    guard head.version == Report.schemaVersion else {
      throw .otherVersion(path: path, version: head.version, known: Report.schemaVersion)
    }
    do { self = try decoder.decode(PublishedReport.self, from: data) } catch {
      let (place, fault) = DecodingError.placeAndFault(error)
      throw .damaged(path: path, place: place, fault: fault)
    }
  }

  /// What tells a report from other JSON.
  private struct Head: Decodable {
    struct Generator: Decodable { var name: String }
    var version: String
    var generator: Generator

    private enum CodingKeys: String, CodingKey { case version = "schema_version", generator }
  }
}

extension PublishedReport: Decodable {
  private enum Key: String, CodingKey {
    case generator, run, pipeline, methodology, filters, inputs, totals, warnings, groups, flows, trend,
      disclosure
    case groupBy = "group_by"
  }

  private struct Generator: Decodable {
    var name: String
    var version: String
  }

  private struct Run: Decodable {
    var finishedAt: String
    private enum CodingKeys: String, CodingKey { case finishedAt = "finished_at" }
  }

  private struct Settings: Decodable {
    var settings: [String: String]
    var divisionsAsOf: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      settings = [:]
      for key in Methodology().settings.map({ Name("\($0.key)") }) {
        settings[key.stringValue] = try container.decode(String.self, forKey: key)
      }
      divisionsAsOf = try container.decode(String.self, forKey: Name("divisions_as_of"))
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let generator = try container.decode(Generator.self, forKey: .generator)
    self.generator = "\(generator.name) \(generator.version)"
    finishedAt = try container.decodeIfPresent(Run.self, forKey: .run)?.finishedAt
    pipeline = try container.decode(Pipeline.self, forKey: .pipeline)
    let settings = try container.decode(Settings.self, forKey: .methodology)
    divisionsAsOf = settings.divisionsAsOf
    var methodology = Methodology()
    for (key, value) in settings.settings {
      do { try methodology.set(key, to: value) } catch {
        throw decoder.damage(at: "methodology.\(key)", "is none of the choices")
      }
    }
    self.methodology = methodology
    filters = try container.decode([String].self, forKey: .filters)
    inputs = try container.decode([Input].self, forKey: .inputs)
    totals = try container.decode(Totals.self, forKey: .totals)
    warnings = try container.decode([Warning].self, forKey: .warnings)
    groupBy = try container.decode([String].self, forKey: .groupBy).map(Dimension.init(name:))
    groups = try container.decode([PublishedGroup].self, forKey: .groups)
    trend = try container.decodeIfPresent([PublishedTrend].self, forKey: .trend)
    disclosure = try container.decodeIfPresent(Disclosure.self, forKey: .disclosure)
    guard disclosure != nil || isWhole else {
      throw decoder.damage(at: "groups", "lack numbers, and no `disclosure` says why")
    }
    let told = groups.map(\.figures) + (trend ?? []).flatMap { $0.years ?? [] }.map(\.figures)
    guard told.allSatisfy({ $0.areOne(over: methodology.stayDenominator) }) else {
      throw decoder.damage(at: "groups", "have rates that do not follow from their counts")
    }
    for (index, group) in groups.enumerated() {
      if group.sensitivity?.agrees(with: group.figures, methodology) == false {
        throw decoder.damage(at: "groups[\(index)].sensitivity", "contradicts itself or the counts")
      }
    }
    if let disclosure {
      guard groups.dropFirst().allSatisfy({ $0.sensitivity == nil }) else {
        throw decoder.damage(at: "groups", "have other definitions, which `disclosure` hides")
      }
      guard Suppression.thresholds.contains(disclosure.threshold) else {
        throw decoder.damage(at: "disclosure.threshold", "is none from 2 to 100")
      }
      guard told.allSatisfy({ !$0.counts.tellsOfFewer(than: disclosure.threshold) }) else {
        throw decoder.damage(at: "groups", "tell of fewer people than `disclosure` says")
      }
    }
    guard groups.first?.by.isEmpty == true,
      groups.dropFirst().allSatisfy({ !$0.by.isEmpty && groupBy.starts(with: $0.by) })
    else { throw decoder.damage(at: "groups", "are not everyone and roll-ups along `group_by`") }
    var flows = try container.nestedUnkeyedContainer(forKey: .flows)
    // Of everyone is the first; of the others a page says nothing.
    flow = flows.isAtEnd ? nil : try flows.decode(PublishedFlow.self)
  }

  /// Whether nothing of the groups, the years and the records is hidden.
  private var isWhole: Bool {
    groups.allSatisfy(\.figures.counts.hidden.isEmpty)
      && (trend ?? []).allSatisfy { $0.years?.allSatisfy(\.figures.counts.hidden.isEmpty) == true }
      && (inputs.map(\.control) + [totals.control]).allSatisfy {
        $0.records != nil && $0.accepted != nil && $0.filtered != nil
      }
  }
}

extension PublishedReport.Input: Decodable {
  private enum Key: String, CodingKey { case path, bytes, encoding, sha256 }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    path = try container.decode(String.self, forKey: .path)
    bytes = try container.decode(Int.self, forKey: .bytes)
    encoding = try container.decode(String.self, forKey: .encoding)
    sha256 = try container.decodeIfPresent(String.self, forKey: .sha256)
    control = try PublishedReport.Control(from: decoder)
  }
}

extension PublishedReport.Totals: Decodable {
  private enum Key: String, CodingKey {
    case skipped, repairs, conflicts
    case rejectedByReason = "rejected_by_reason"
    case locatedBy = "located_by"
  }

  init(from decoder: any Decoder) throws {
    control = try PublishedReport.Control(from: decoder)
    let container = try decoder.container(keyedBy: Key.self)
    rejectedByReason = try container.decode([String: Int].self, forKey: .rejectedByReason)
    skipped = try container.decode([String: Int].self, forKey: .skipped)
    repairs = try container.decode([String: Int].self, forKey: .repairs)
    conflicts = try container.decode([String: Int?].self, forKey: .conflicts)
    locatedBy = try container.decode([String: Int?].self, forKey: .locatedBy)
    let sums =
      [rejectedByReason, skipped, repairs].flatMap(\.values)
      + [conflicts, locatedBy].flatMap(\.values).compactMap(\.self)
    let records = [control.records, control.accepted, control.filtered].compactMap(\.self)
    guard
      (sums + records + [control.duplicates, control.rejected]).allSatisfy(
        (0...PublishedCounts.most).contains)
    else {
      throw decoder.damage(at: "totals", "has no number of records")
    }
  }
}
