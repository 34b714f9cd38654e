import DynamockScripting
import Testing

@Suite("Random numbers of a rule")
struct DrawTests {
  @Test("depend only on seed and number, and lie between 0 and 1")
  func range() {
    for number in 1...1000 {
      let draw = Draw.fraction(seed: 7, number: number)
      #expect(draw >= 0 && draw < 1)
      #expect(draw == Draw.fraction(seed: 7, number: number))
    }
  }

  @Test("are those of SplitMix64: the generator's first numbers for the seed 1234567")
  func reference() {
    // Test vectors of Vigna's splitmix64.c for this seed, as its ports publish them.
    let vectors: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
    ]
    for (index, vector) in vectors.enumerated() {
      let wanted = Double(vector >> 11) / 9_007_199_254_740_992
      #expect(Draw.fraction(seed: 1_234_567, number: index + 1) == wanted)
    }
  }
}
