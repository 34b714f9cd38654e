import Testing

@testable import DynamockWire

@Suite struct RequestIdentifierTests {
  @Test("an identifier is 52 digits and capitals ([dynalite-suite])")
  func shape() {
    let source = RequestIdentifierSource(seed: 7)
    for _ in 0..<100 {
      let text = source.next().text
      #expect(text.utf8.count == 52)
      #expect(text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
    }
  }

  @Test("identifiers of a source are unique, even across threads")
  func distinct() async {
    let source = RequestIdentifierSource(seed: 7)
    let all = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<4 { group.addTask { (0..<2000).map { _ in source.next().text } } }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(all).count == 8000)
  }

  @Test("the same seed gives the same series, another seed another")
  func seeds() {
    let first = RequestIdentifierSource(seed: 1).next().text
    #expect(RequestIdentifierSource(seed: 1).next().text == first)
    #expect(RequestIdentifierSource(seed: 2).next().text != first)
  }
}
