import Buffers
import Counting
internal import Outcomes
import Outputs
import Reports

extension QualityReport {
  func writeJSON(to sink: some ByteSink) throws(OutputError) {
    var json = JSONWriter()
    json.object(.lines) { json in
      json.write(headOf: report)
      json.write(recordsOf: report)
      for (key, reasons) in [("rejects", RejectReason.rejected), ("skipped", RejectReason.skipped)] {
        json.key(name: key)
        json.array(.lines) { json in
          for reject in rejects where reasons.contains(reject.reason) { write(reject, to: &json) }
        }
      }
      json.key("conflicts")
      json.array(.lines) { json in for found in contradictions { write(found, to: &json) } }
      json.key("to_do")
      json.array(.lines) { json in
        for errand in errands { write(errand, to: &json) }
      }
    }
    json.text.append(UInt8(ascii: "\n"))
    try sink.drain(&json.text, above: 0)
  }

  private func write(_ reject: RejectCount, to json: inout JSONWriter) {
    json.object(.inline) {
      $0.member("path", report.inputs[reject.input].path)
      $0.member("reason", reject.reason.rawValue)
      $0.member("count", reject.count)
      $0.key("first_lines")
      $0.array(.inline) { for line in reject.lines { $0.value(line) } }
      $0.write(reject.cutElsewhere)
      $0.member("advice", reject.advice.english)
    }
  }

  private func write(_ contradictions: Contradictions, to json: inout JSONWriter) {
    let found = contradictions.found
    json.object(.lines) {
      $0.member("kind", found.kind.name)
      $0.member("institution", contradictions.institution.key[0])
      $0.member("name", contradictions.institution.name[0])
      $0.member("count", found.count)
      $0.key("first_lines")
      $0.array(.inline) {
        for place in found.places {
          $0.object(.inline) {
            $0.member("path", report.inputs[place.extract].path)
            $0.member("line", place.line)
          }
        }
      }
      for (key, group) in contradictions.groups {
        $0.key(key)
        $0.object(.lines) {
          for effect in contradictions.effects(on: group, of: report) {
            $0.key(effect.name.term)
            $0.object(.lines) {
              $0.key("as_counted")
              $0.write(effect.asCounted)
              $0.key("if_other_won")
              $0.write(effect.ifOtherWon)
            }
          }
        }
      }
    }
  }

  private func write(_ errand: Errand, to json: inout JSONWriter) {
    json.object(.inline) {
      $0.member("urgency", errand.urgency.rawValue)
      $0.member("account", errand.account)
      $0.member("kind", errand.kind)
      $0.member("count", errand.count)
      $0.key("inputs")
      $0.array(.inline) { for input in errand.inputs { $0.value(report.inputs[input].path) } }
      $0.key("first_lines")
      $0.array(.inline) { for line in errand.lines { $0.value(line) } }
      if !errand.words.isEmpty {
        $0.key("values")
        $0.array(.inline) { for word in errand.words { $0.write(word) } }
        $0.member("other_values", errand.otherWords)
      }
      $0.write(errand.cutElsewhere)
      for (key, sentence) in [("finding", errand.finding), ("advice", errand.advice)] {
        $0.key(name: key)
        $0.object(.inline) {
          $0.member("zh", sentence.chinese)
          $0.member("en", sentence.english)
        }
      }
    }
  }
}

extension JSONWriter {
  /// Nothing where there are none.
  fileprivate mutating func write(_ others: [RejectCount.CutElsewhere]) {
    if others.isEmpty { return }
    key("cut_elsewhere")
    array(.inline) {
      for other in others {
        $0.object(.inline) {
          $0.member("delimiter", "\(other.delimiter)")
          $0.member("count", other.count)
          $0.key("first_lines")
          $0.array(.inline) { for line in other.lines { $0.value(line) } }
          $0.member("advice", RejectCount.CutElsewhere.advice.english)
        }
      }
    }
  }

  fileprivate mutating func write(_ word: Errand.Word) {
    object(.inline) {
      $0.member("value", word.text)
      $0.member("count", word.count)
      $0.member("nearest", word.nearest)
    }
  }
}
