import Testing

@testable import DynamockExpressions

/// The names and values of a request that its expressions have used.
@Suite("Used places") struct UsedPlacesTests {
  @Test("the places that have not been used are found in lists of any length", arguments: 0...200)
  func unused(_ count: Int) {
    var all = UsedPlaces()
    for place in 0..<count { all.insert(place) }
    #expect(all.unused(of: count) == [])
    #expect(all.unused(of: count + 2) == [count, count + 1])
    #expect(UsedPlaces().unused(of: count) == Array(0..<count))
    for missing in Set([0, 1, 62, 63, 64, count - 1]) where (0..<count).contains(missing) {
      var most = UsedPlaces()
      for place in 0..<count where place != missing { most.insert(place) }
      #expect(most.unused(of: count) == [missing])
    }
  }
}
