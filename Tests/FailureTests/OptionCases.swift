import Pipelines

@testable import liuyu

enum FilterCase: ErrorCase {
  case noEqualsSign, unknownDimension, emptyValue, badYear

  init(_ error: FilterError) {
    self =
      switch error {
      case .noEqualsSign: .noEqualsSign
      case .unknownDimension: .unknownDimension
      case .emptyValue: .emptyValue
      case .badYear: .badYear
      }
  }

  var row: Row<FilterError> {
    switch self {
    case .noEqualsSign: Row(.noEqualsSign("year"), .usage, "write DIM=VALUE")
    case .unknownDimension:
      Row(.unknownDimension("yaer", nearest: "year", known: ["year"]), .usage, "year")
    case .emptyValue: Row(.emptyValue("year="), .usage, "write one")
    case .badYear: Row(.badYear("25", "year=25"), .usage, "write 2025")
    }
  }
}

enum GroupingCase: ErrorCase {
  case unknown, repeated

  init(_ error: GroupingError) {
    self =
      switch error {
      case .unknown: .unknown
      case .repeated: .repeated
      }
  }

  var row: Row<GroupingError> {
    switch self {
    case .unknown: Row(.unknown("yaer", nearest: "year", known: ["year"]), .usage, "did you mean `year`?")
    case .repeated: Row(.repeated("year"), .usage, "write each dimension once")
    }
  }
}

enum SettingCase: ErrorCase {
  case noEqualsSign, unknownKey, badChoice, badShare

  init(_ error: SettingError) {
    self =
      switch error {
      case .noEqualsSign: .noEqualsSign
      case .unknownKey: .unknownKey
      case .badChoice: .badChoice
      case .badShare: .badShare
      }
  }

  var row: Row<SettingError> {
    switch self {
    case .noEqualsSign: Row(.noEqualsSign("circle"), .usage, "write KEY=VALUE")
    case .unknownKey: Row(.unknownKey("cricle", nearest: "circle", allowed: ["circle"]), .usage, "`circle`")
    case .badChoice:
      Row(.badChoice(key: "circle", value: "square", nearest: nil, allowed: ["strict"]), .usage, "strict")
    case .badShare: Row(.badShare(key: "employment", value: "90"), .usage, "write a fraction from 0 to 1")
    }
  }
}
