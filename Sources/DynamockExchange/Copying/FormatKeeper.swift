import DynamockModel
import DynamockWire

/// Replaces letters with letters and digits with digits, so that different values remain different.
///
/// A character's class contains its possible replacements; the classes of a value's characters are
/// its format. Within a format, the values are permuted by a Feistel network over the characters of
/// both halves, keyed with the salt.
struct FormatKeeper: Sendable {
  private let salt: [UInt8]

  init(salt: [UInt8]) { self.salt = Array("keepFormat".utf8) + salt }

  /// Masks a text.
  ///
  /// ASCII letters keep their case, other characters stay within their block of 64, and punctuation
  /// and white space are unchanged.
  func text(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    let classes = scalars.map(CharacterClass.init)
    let masked = permute(
      scalars.indices.compactMap { index in
        classes[index].map { ($0.base, $0.size, scalars[index].value) }
      }, format: zip(scalars, classes).map { $1?.base ?? $0.value })
    var rest = masked[...]
    for index in scalars.indices where classes[index] != nil {
      guard let value = rest.popFirst(), let scalar = Unicode.Scalar(value) else { continue }
      scalars[index] = scalar
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Masks a number.
  ///
  /// The sign, the number of digits, the position of the point, and leading and trailing zeros are
  /// unchanged.
  func number(_ text: String) -> String {
    var characters = Array(text.unicodeScalars)
    let mantissa = characters.prefix { $0 != "e" && $0 != "E" }
    let significant = mantissa.indices.filter { ("1"..."9").contains(mantissa[$0]) }
    guard let first = significant.first, let last = significant.last else { return text }
    let places = (first...last).filter { ("0"..."9").contains(characters[$0]) }
    let masked = permute(
      places.map { place in
        // The first and the last significant digit remain significant.
        place == first || place == last
          ? (0x31, 9, characters[place].value) : (0x30, 10, characters[place].value)
      },
      format: characters.indices.map { places.contains($0) ? 0x30 : characters[$0].value })
    for (place, value) in zip(places, masked) {
      if let scalar = Unicode.Scalar(value) { characters[place] = scalar }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: characters)
    return String(view)
  }

  /// Masks bytes, without changing their number.
  func bytes(_ bytes: [UInt8]) -> [UInt8] {
    permute(bytes.map { (0, 256, UInt32($0)) }, format: [UInt32(truncatingIfNeeded: bytes.count)])
      .map { UInt8(truncatingIfNeeded: $0) }
  }

  private typealias Place = (base: UInt32, size: UInt32, value: UInt32)

  private func permute(_ places: [Place], format: [UInt32]) -> [UInt32] {
    var offsets = places.map { $0.value &- $0.base }
    let middle = (offsets.count + 1) / 2
    let halves = [0..<middle, middle..<offsets.count]
    // Short values have few permutations, so they need more rounds.
    for round in 0..<(places.count <= 64 ? 10 : 4) {
      let (changed, kept) = (halves[round % 2], halves[1 - round % 2])
      if changed.isEmpty { continue }
      let pad = pad(
        of: [UInt32(round)] + format + [.max] + Array(offsets[kept]), count: changed.count)
      for (place, number) in zip(changed, pad) {
        offsets[place] = (offsets[place] &+ number % places[place].size) % places[place].size
      }
    }
    return zip(places, offsets).map { $0.base &+ $1 }
  }

  /// Returns pseudorandom numbers derived from other numbers.
  private func pad(of input: [UInt32], count: Int) -> [UInt32] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(input.count * 4)
    for number in input { BigEndian.append(UInt64(number), bytes: 4, to: &bytes) }
    let seed = KeyedDigest.authenticate(bytes, with: salt)
    var numbers: [UInt32] = []
    var block: UInt32 = 0
    while numbers.count < count {
      let counter = (0..<4).map { UInt8(truncatingIfNeeded: block >> UInt32($0 * 8)) }
      let digest = BlockDigest.bytes(of: seed + counter, by: .sha256)
      for start in stride(from: 0, to: 32, by: 4) {
        numbers.append(UInt32(truncatingIfNeeded: BigEndian.number(digest[start..<start + 4])))
      }
      block &+= 1
    }
    return Array(numbers.prefix(count))
  }
}

/// The possible replacements of a character.
private struct CharacterClass {
  var base: UInt32
  var size: UInt32

  /// Creates the class of a character, or `nil` for a character that is not replaced.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "0"..."9": (base, size) = (0x30, 10)
    case "A"..."Z": (base, size) = (0x41, 26)
    case "a"..."z": (base, size) = (0x61, 26)
    case _ where scalar.value < 0x80: return nil
    default: (base, size) = (scalar.value & ~63, 64)
    }
  }
}
