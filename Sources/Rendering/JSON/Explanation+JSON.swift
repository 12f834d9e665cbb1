import Buffers
internal import ReferenceData
package import Regions

extension Explanation {
  /// The explanation as one JSON object on one line, keys always in the same order, what is not known as `null`.
  package var json: String {
    var json = JSONWriter()
    json.object(.compact) {
      $0.member("division", division)
      $0.member("zone", zone.name)
      $0.member("class", term: zone.placeClass.term)
      $0.member("in_chongqing", zone.isInChongqing.rawValue)
      $0.key("in_circle")
      $0.object(.compact) {
        for circle in CircleDefinition.allCases {
          $0.key(name: circle.rawValue)
          $0.value(zone.isInCircle(circle).rawValue)
        }
      }
      $0.member("located_by", evidence?.name)
      $0.member("rule", rule)
      $0.member("rule_name", ruleName)
      for (key, names) in [
        ("refined", refined), ("conflicts", conflicts), ("repairs", repairs), ("joints", joints),
      ] {
        $0.key(name: key)
        $0.array(.compact) { for name in names { $0.value(name) } }
      }
      $0.key("candidates")
      $0.array(.compact) { for candidate in candidates { $0.value(candidate) } }
    }
    return String(decoding: json.text.array, as: UTF8.self)
  }
}

extension JSONWriter {
  fileprivate mutating func value(_ candidate: Explanation.Candidate) {
    object(.compact) {
      $0.member("source", term: candidate.evidence.term)
      $0.member("text", candidate.text)
      $0.member("division", candidate.division)
      $0.member("zone", candidate.placement?.zone.name)
      $0.key("chosen")
      $0.value(candidate.isChosen)
      $0.member("reason", candidate.reason)
    }
  }

  fileprivate mutating func member(_ name: StaticString, _ division: Division?) {
    key(name)
    guard let division else { return null() }
    object(.compact) {
      $0.member("code", division.code.description)
      $0.member("name", division.name)
      $0.member("level", division.level.rawValue)
      $0.member("path", division.path)
    }
  }
}
