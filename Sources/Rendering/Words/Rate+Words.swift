package import Outcomes

extension RateName {
  /// In full.
  package var heading: Bilingual {
    switch self {
    case .employment: Bilingual("就业率", "Employment")
    case .stayInChongqing: Bilingual("留渝就业率", "Stay in Chongqing")
    case .stayInCircle: Bilingual("留双城经济圈就业率", "Stay in the circle")
    }
  }

  /// In a word.
  package var shortHeading: Bilingual {
    switch self {
    case .employment: Bilingual("就业", "Employment")
    case .stayInChongqing: Bilingual("留渝", "Chongqing")
    case .stayInCircle: Bilingual("留圈", "Circle")
    }
  }
}

extension Rate.Verdict {
  package var says: Bilingual {
    switch self {
    case .met: Bilingual("达标", "met")
    case .missed: Bilingual("未达标", "missed")
    case .undetermined: Bilingual("待定", "open")
    case .notAssessed: Bilingual("无人可算", "nobody to count")
    case .suppressed: Bilingual("人数过少，不公开", "too few to publish")
    }
  }
}
