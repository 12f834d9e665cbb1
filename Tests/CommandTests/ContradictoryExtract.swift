import Foundation
import Testing

/// A pipeline with all sources that can contradict each other, and records that do.
enum ContradictoryExtract {
  static let pipeline = """
    name: contradictory
    sources:
      - path: extract.csv
        destination_codes: gxjy
        columns:
          graduate_id: [考生号]
          institution_code: [学校代码]
          institution_name: [学校名称]
          destination_code: [毕业去向代码]
          destination_text: [毕业去向]
          location_code: [单位所在地代码]
          location_text: [单位所在地]
          credit_code: [统一社会信用代码]
          employer: [单位名称]
          updated_at: [签约日期]

    """

  /// One of the extracts of the sample data in which an employer's name can be made to contradict its code.
  static let sample = "employment-plan-2024/59009-渝西桂屏职业技术学院.csv"

  /// A bank's branch in Sichuan, 资阳, becomes one in Chongqing.
  static func employerElsewhere(_ text: String) -> String { text.replacing("资阳分行", with: "渝北支行") }

  static let header = "考生号,学校代码,学校名称,毕业去向代码,毕业去向,单位所在地代码,单位所在地,统一社会信用代码,单位名称,签约日期"

  /// What a record says of its destination and its place.
  struct Record: Sendable {
    var destination = "10"
    var destinationText = ""
    var code = ""
    var text = ""
    var credit = ""
    var employer = ""

    /// The record if one of its conflicts were decided otherwise: the other source in place of the believed one.
    func edited(so conflict: Expected) -> Record {
      var edited = self
      if conflict.kind.hasPrefix("destination") {
        (edited.destination, edited.destinationText) = ("", conflict.other[0].replacing("10-", with: ""))
      } else if conflict.other.count == 3 {
        edited.code = conflict.other[2]
      } else {
        (edited.code, edited.text) = ("", conflict.other[0])
      }
      return edited
    }

    func row(id: Int, institution: String = "59001,渝西云栖职业技术学院", date: String = "2025-06-01") -> String {
      let cells = [destination, destinationText, code, text, credit, employer]
        .map { $0.contains(where: { ",\"\n".contains($0) }) ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0 }
      return "205000\(10 + id),\(institution),\(cells.joined(separator: ",")),\(date)\n"
    }
  }

  /// One contradiction as the list has it: kind; value, zone or category, and division of both.
  struct Expected: Sendable, Equatable {
    let kind: String
    let believed: [String]
    let other: [String]

    init(_ kind: String, _ believed: [String], _ other: [String]) {
      self.kind = kind
      self.believed = believed
      self.other = other
    }

    init(_ line: [String: Any]) throws {
      let sides = try ["believed", "other"].map { try #require(line[$0] as? [String: Any]) }
      kind = try #require(line["kind"] as? String)
      let values = sides.map { side in
        ["value", "zone", "category", "division"].compactMap { side[$0] as? String }
      }
      (believed, other) = (values[0], values[1])
      #expect("\(sides[0]["source"] ?? "")_\(sides[1]["source"] ?? "")" == kind)
      #expect(line["won"] as? String == sides[0]["source"] as? String)
      #expect(sides.allSatisfy { $0.keys.contains(kind.hasPrefix("destination") ? "category" : "division") })
    }
  }

  static func workspace(_ rows: String, pipeline: String = pipeline) throws -> Workspace {
    try SmallExtract.workspace(pipeline: pipeline, extract: header + "\n" + rows)
  }

  /// The lines of a list of conflicts.
  static func lines(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }
}
