/// The places of a list that have been used; those of a short list take no memory of their own.
struct UsedPlaces: Sendable {
  /// A bit for each of the first 64 places.
  private(set) var first: UInt64 = 0
  /// A bit for each place from 64 on.
  private var rest: [UInt64] = []

  mutating func insert(_ place: Int) {
    guard place >= 64 else { return first |= 1 << UInt64(place) }
    let word = place / 64 - 1
    while rest.count <= word { rest.append(0) }
    rest[word] |= 1 << UInt64(place % 64)
  }

  /// Inserts those of the first 64 places whose bits are set.
  mutating func insert(first places: UInt64) { first |= places }

  func contains(_ place: Int) -> Bool {
    let word = place < 64 ? first : place / 64 <= rest.count ? rest[place / 64 - 1] : 0
    return word >> UInt64(place % 64) & 1 == 1
  }

  /// Returns the unused places of a list with a number of entries, in order.
  func unused(of count: Int) -> [Int] {
    // The bits of all places; without the type the literal would be an `Int`, which overflows at 63.
    let all: UInt64 = count < 64 ? (1 << UInt64(count)) - 1 : 0
    if count < 64, first == all { return [] }
    return (0..<count).filter { !contains($0) }
  }
}
