import Foundation
import Testing

@testable import Pages

/// No text of a report can open or close anything.
struct MarkupTests {
  @Test(arguments: [
    ("软件技术", "软件技术"), ("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"), ("</script>", "&lt;/script&gt;"),
    // A quote with a combining mark behind it is one character, and no quote.
    ("\"\u{301}", "&quot;\u{301}"), ("<\u{338}", "&lt;\u{338}"), ("&\u{20E3}lt;", "&amp;\u{20E3}lt;"),
    ("a\u{202E}b\u{2066}c\u{200F}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
    ("\0\u{1B}\n\u{85}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("👩‍🎓", "👩‍🎓"), ("", ""),
  ])
  func textsAreEscapedScalarByScalar(text: String, html: String) {
    #expect(Markup(text: text).html.unicodeScalars.elementsEqual(html.unicodeScalars))
    #expect(("<b>\(text)</b>" as Markup).html.unicodeScalars.elementsEqual("<b>\(html)</b>".unicodeScalars))
  }

  @Test func markupIsPutInAsItIs() {
    let bold: Markup = "<b>\("<i>")</b>"
    #expect(("\(bold) \(12345)" as Markup).html == "<b>&lt;i&gt;</b> 12345")
    #expect([bold, "x"].joined(", ").html == "<b>&lt;i&gt;</b>, x")
  }

  @Test func bothLanguagesStandSideBySide() {
    let phrase = Phrase("高出", "above") + Phrase(same: " \(5)")
    #expect(phrase.markup.html == "<span class=z>高出 5</span><span class=e lang=en>above 5</span>")
    #expect(Phrase(same: "绵阳").markup.html == "绵阳")
    #expect(
      Phrase.count(1, "graduate").html == "1 graduate"
        && Phrase.count(2000, "graduate").html == "2,000 graduates")
  }
}
