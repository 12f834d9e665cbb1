import Outcomes
import Rendering
import Spreadsheets

extension Sheet.Column {
  /// Headed in both languages, a line each.
  init(_ heading: Bilingual, width: Int, hasBars: Bool = false) {
    self.init(printable(heading.chinese) + "\n" + printable(heading.english), width: width, hasBars: hasBars)
  }
}

extension Cell {
  /// So many people; the sign of what is hidden, never 0, where that is so.
  static func people(_ people: Int?) -> Cell {
    people.map { .count($0) } ?? .text(Rate.Verdict.suppressed.sign, CellStyle(tone: .faint, isRight: true))
  }

  /// A text of a report.
  static func said(_ text: String?) -> Cell { .text(text.map(printable)) }

  /// Ours, in both languages, on as many lines as it takes.
  static func words(_ words: Bilingual) -> Cell {
    .text(words.joined(by: "\n"), CellStyle(isWrapped: true))
  }

  /// Ours in one line.
  static func line(_ words: Bilingual) -> Cell { .text(words.line) }

  static func verdict(_ verdict: Rate.Verdict) -> Cell {
    .text("\(verdict.sign) \(verdict.brief.line)", CellStyle(tone: verdict.tone))
  }

  /// A share as it stands against its target; blank where there is none.
  static func share(_ shown: Standing.Shown?) -> Cell {
    shown.map { .share(millionths: $0.millionths, decimals: $0.decimals) } ?? .blank
  }

  /// A share of people without a target; blank where there is nobody, or one of them is hidden.
  static func share(_ people: Int?, of all: Int?) -> Cell {
    guard let people, let all else { return .blank }
    return all > 0 ? .share(millionths: (2 * people * 1_000_000 + all) / (2 * all)) : .blank
  }
}

extension Rate.Verdict {
  /// As wide as a column.
  fileprivate var brief: Bilingual {
    switch self {
    case .notAssessed: Bilingual("无人可算", "nobody")
    case .suppressed: Bilingual("不公开", "hidden")
    default: says
    }
  }

  fileprivate var tone: CellStyle.Tone {
    switch self {
    case .met: .good
    case .missed: .bad
    case .undetermined: .open
    case .notAssessed, .suppressed: .faint
    }
  }
}
