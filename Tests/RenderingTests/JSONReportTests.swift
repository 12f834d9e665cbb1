import Cubes
import Foundation
import Outcomes
import Reports
import Testing

@testable import Buffers
@testable import Rendering
@testable import Outputs

struct JSONReportTests {
  @Test(arguments: [
    (0, "0.0"), (1, "0.000001"), (900_000, "0.9"), (666_667, "0.666667"), (750_000, "0.75"),
    (1_000_000, "1.0"),
    (100, "0.0001"), (1_000_001, "1.000001"), (12_500_000, "12.5"),
  ])
  func fractionsAreShortAndExact(millionths: Int, text: String) {
    var bytes = ByteText()
    bytes.append(millionths: millionths)
    #expect(bytes.array == Array(text.utf8))
  }

  @Test(arguments: [0, 7, 10, 99, 100, 1_234_567_890, -1, -10, Int.max, Int.min])
  func numbersAreDecimal(number: Int) {
    var bytes = ByteText()
    bytes.append(number)
    #expect(bytes.array == Array(String(number).utf8))
  }

  @Test(arguments: [
    ("", #""""#), ("重庆 𠮷", #""重庆 𠮷""#), ("a\"b\\c/", #""a\"b\\c/""#), ("\n\r\t\u{8}\u{C}", #""\n\r\t\b\f""#),
    ("\0\u{1B}\u{1F}\u{7F}", "\"\\u0000\\u001b\\u001f\u{7F}\""), ("\r\n", #""\r\n""#),
    ("e\u{301}", "\"e\u{301}\""),
  ])
  func stringsAreEscaped(text: String, json: String) {
    var bytes = ByteText()
    bytes.append(jsonString: text)
    #expect(bytes.array == Array(json.utf8))
  }

  @Test func layoutsNest() {
    var json = JSONWriter()
    json.object(.lines) {
      $0.key("a")
      $0.array(.inline) {
        $0.value(1)
        $0.null()
      }
      $0.key("b")
      $0.array(.lines) { _ in }
      $0.key("c")
      $0.array(.lines) {
        $0.object(.inline) {
          $0.member("d", "x")
        }
      }
      $0.key("e")
      $0.array(.compact) {
        $0.value(true)
        $0.object(.compact) {
          $0.member("f", 1)
          $0.key(name: "g\"")
          $0.null()
        }
      }
    }
    let expected = """
      {
        "a": [1, null],
        "b": [],
        "c": [
          {"d": "x"}
        ],
        "e": [true,{"f":1,"g\\"":null}]
      }
      """
    #expect(String(decoding: json.text.array, as: UTF8.self) == expected)
  }

  @Test func reportReadsAsPublished() {
    var report = SampleReport.report([SampleReport.groups[2]])
    report.methodology.stayDenominator = .placed
    let expected = #"""
      {
        "schema_version": "1.1",
        "generator": {"name": "liuyu", "version": "\#(Generator.version)"},
        "pipeline": {"name": "base", "title": "就业\"监测\"", "sha256": "\#(report.pipeline.sha256)"},
        "methodology": {"stay_denominator": "placed", "circle": "all-chongqing", "partial_counties": "in", "duplicates": "keep-latest", "destination_codes": ["gxjy"], "divisions_as_of": "2026-05"},
        "filters": ["year=2025"],
        "inputs": [
          {"path": "a.csv", "bytes": 9, "encoding": "gb18030", "records": 15, "accepted": 12, "filtered": 1, "duplicates": 0, "rejected": 2}
        ],
        "totals": {
          "records": 15,
          "accepted": 12,
          "filtered": 1,
          "duplicates": 0,
          "rejected": 2,
          "rejected_by_reason": {"field_count": 1, "quoting": 1},
          "skipped": {"blank_row": 0, "repeated_header": 0, "note": 0},
          "without_id": 0,
          "repeated": 0,
          "duplicates_across_years": 0,
          "unread": {"updated_at": 0},
          "repairs": {},
          "conflicts": {"location_code_location_text": 1},
          "refined": {"location_code_employer": 2},
          "located_by": {"location_code": 3, "location_text": 2, "credit_code": 1, "employer": 0, "unresolved": 3}
        },
        "warnings": [],
        "group_by": ["institution", "program"],
        "groups": [
          {
            "by": ["institution", "program"],
            "key": {"institution": "50001", "program": "=510201"},
            "name": {"institution": "渝,\"州\"大学", "program": null},
            "counts": {"graduates": 12, "placed": 10, "employed": 9, "contract": 9, "flexible": 0, "self_employed": 0, "military": 0, "further_study": 1, "abroad": 0, "not_placed": 1, "unclear": 1, "chongqing": 5, "circle": 1, "elsewhere": 0, "unresolved": 3, "chongqing_unknown": 3, "in_circle": 6, "in_circle_unknown": 3},
            "rates": {
              "employment": {"numerator": 10, "denominator": 12, "value": 0.833333, "upper": 0.916667, "target": 0.9, "verdict": "undetermined", "needed": 1},
              "stay_in_chongqing": {"numerator": 5, "denominator": 10, "value": 0.5, "upper": 0.8, "target": 0.6, "verdict": "undetermined", "needed": 1},
              "stay_in_circle": {"numerator": 6, "denominator": 10, "value": 0.6, "upper": 0.9, "target": 0.75, "verdict": "undetermined", "needed": 2}
            }
          }
        ],
        "flows": []
      }

      """#
    #expect(SampleReport.text(report, .json) == expected)
  }

  @Test func nobodyIsNotAssessed() {
    let text = SampleReport.text(SampleReport.report([SampleReport.groups[3]]), .json)
    let rate =
      #"{"numerator": 0, "denominator": 0, "value": null, "upper": null, "target": 0.9, "verdict": "not_assessed", "needed": 0}"#
    #expect(text.contains(rate))
  }

  @Test func onlyTheRunTellsTwoRunsApart() {
    let full = SampleReport.full
    var reproducible = full
    reproducible.run = nil
    let lines = SampleReport.text(full, .json).split(separator: "\n")
    let kept = lines.filter { !$0.hasPrefix("  \"run\": ") }
    #expect(kept == SampleReport.text(reproducible, .json).split(separator: "\n"))
    #expect(kept.count == lines.count - 1)
    #expect(lines.contains { $0.contains(#""seconds": 0.8, "threads": 2"#) })
  }

  @Test func anotherParserReadsTheSame() throws {
    let text = SampleReport.text(SampleReport.full, .json)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((object["pipeline"] as? [String: String])?["title"] == "就业\"监测\"")
    #expect((object["groups"] as? [Any])?.count == 4)
  }
}
