import Testing

@testable import Counting

/// Dates in the forms of registers, spreadsheets and people.
struct MomentTextTests {
  private static let july = 1_751_328_000

  @Test(arguments: [
    "2025-07-01", "2025/7/1", "2025.7.1", "20250701", "2025年7月1日", "2025-07", "2025/7", "202507", "2025年7月",
    "7/1/2025",
    "07/01/2025", "7/1/25", "1-Jul-25", "01-Jul-2025", "Jul-25", "Jul 2025", "July 1, 2025", "1 july 2025",
    "45839", "45839.0",
  ])
  func theFirstOfJulyIsRead(text: String) { #expect(MomentText.seconds(text) == Self.july) }

  @Test(arguments: [
    ("2025-07-01 08:30", 8 * 3600 + 1800), ("7/1/2025 8:30", 8 * 3600 + 1800),
    ("7/1/2025 8:30:15 PM", 20 * 3600 + 1815),
    ("45839.5", 43_200), ("20250701083015", 8 * 3600 + 1815), ("1-Jul-25 08:30", 8 * 3600 + 1800),
  ])
  func soIsTheTime(text: String, seconds: Int) { #expect(MomentText.seconds(text) == Self.july + seconds) }

  @Test(arguments: [
    "", "无", "去年", "2025", "25", "7月", "31/12/2025", "2025-13", "202513", "2025-13-01", "2025-07-32",
    "2025-02-29",
    "2025-06-31", "31-Apr-25", "2025-07-00", "2051-01-01", "1969-12-31", "36525",
    "55154", "Jul",
    "Juli-25", "1-Foo-25", "7/1", "2025-07-01 25:00", "123456789012345678901234567890", "7-1-25",
  ])
  func otherTextsAreNoDates(text: String) { #expect(MomentText.seconds(text) == nil) }
}
