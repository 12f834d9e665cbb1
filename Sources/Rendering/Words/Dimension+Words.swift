package import Pipelines

extension Dimension {
  package var words: Bilingual { Bilingual(heading.chinese, heading.english) }

  /// What its keys are: codes, where there are names beside them.
  package var codeWords: Bilingual {
    kind.hasName ? Bilingual("\(heading.chinese)代码", "\(heading.english) code") : words
  }

  /// What the names beside its keys are.
  package var nameWords: Bilingual { Bilingual("\(heading.chinese)名称", "\(heading.english) name") }
}
