package import Outcomes
internal import Regions

/// The names under which the report's values are written, the same in every format.
extension Counts {
  /// In the report's order.
  package var named: KeyValuePairs<StaticString, Int> {
    [
      "graduates": graduates, "placed": placed, "employed": employed, "contract": contract,
      "flexible": flexible, "self_employed": selfEmployed, "military": military,
      "further_study": furtherStudy, "abroad": abroad, "not_placed": notPlaced, "unclear": unclear,
      "chongqing": chongqing, "circle": circle, "elsewhere": elsewhere, "unresolved": unresolved,
      "chongqing_unknown": chongqingUnknown, "in_circle": inCircle, "in_circle_unknown": inCircleUnknown,
    ]
  }
}

extension Rates {
  /// In the report's order.
  package var named: KeyValuePairs<StaticString, Rate> {
    ["employment": employment, "stay_in_chongqing": stayInChongqing, "stay_in_circle": stayInCircle]
  }
}

extension Targets {
  package var inOrder: [Target] { [employment, stayInChongqing, stayInCircle] }
}

extension Rate.Verdict {
  /// `rawValue` as a literal: a report of a nation has 180,000 verdicts.
  package var term: StaticString {
    switch self {
    case .met: "met"
    case .missed: "missed"
    case .undetermined: "undetermined"
    case .notAssessed: "not_assessed"
    }
  }
}

extension Methodology {
  /// The circle as a key of `sensitivity`: `all_chongqing`, `strict_in`, `strict_out`.
  package var circleTerm: StaticString {
    switch (circle, partialCounties) {
    case (.allChongqing, _): "all_chongqing"
    case (.strict, .in): "strict_in"
    case (.strict, .out): "strict_out"
    }
  }
}

extension Evidence {
  package var term: StaticString {
    switch self {
    case .locationCode: "location_code"
    case .locationText: "location_text"
    case .creditCode: "credit_code"
    case .employer: "employer"
    }
  }
}
