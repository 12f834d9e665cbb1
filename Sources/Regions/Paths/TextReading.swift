import ReferenceData

/// What a text or a name was read as, and by which rule.
///
/// Plain values, so that a reading costs no reference counting; to be looked at while the text lasts.
struct TextReading {
  /// The rule that decided, or why none did.
  enum Rule: String {
    /// The text is a code.
    case code
    /// The path of divisions at the head of the text.
    case head
    /// Only the city is named, and a street: the streets of a city without a county lie in its own districts.
    case cityProper = "city_proper"
    /// A town (乡镇、街道) is named without its county.
    case town
    /// A road is named without its city, and every city that has one of the name is elsewhere.
    case road
    /// The place in brackets: 某某(重庆)有限公司.
    case brackets
    /// The place of the branch (分公司、支行、办事处), which stands after the name of the head office.
    case branch
    /// The branch is named after a region of several provinces: 西南分公司.
    case region
    /// The branch is in a place that is known, or near the head office where something else has the name: 重庆某某公司正安分公司.
    case branchDoubt = "branch_doubt"
    /// The company is in the country that stands before its form (有限公司), or where its name starts: 重庆某某越南有限公司.
    case countryDoubt = "country_doubt"
    /// The place at the head of an employer's name.
    case employerHead = "employer_head"
    /// A second place, before the line of business: 北京某某重庆餐饮有限公司.
    case employerCore = "employer_core"
    /// The institution is known to be elsewhere than its name says.
    case institution
    /// A brand that is no place though named like one, or that stands for its seat.
    case brand
    /// Several places have the name, and nothing says which is meant.
    case ambiguous
    /// Several places are listed; what they share counts.
    case several
    /// The text names a place and says that it is not meant: 重庆市外.
    case denied
    /// No place is named where one would count.
    case nothing
  }

  var rule: Rule
  /// `nil` where the text does not resolve.
  var placement: Placement?
  /// The words that decided, as offsets into the clean text.
  var range: Range<Int>
  /// The meanings of those words that were left.
  var places = PlaceList()

  /// The division that the text says the place is outside of, where it says so and no more.
  var denied: DivisionCode?

  static var nothing: TextReading { TextReading(rule: .nothing, placement: nil, range: 0..<0) }
}
