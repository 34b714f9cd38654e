/// Parts that are summed over the last second, minute and hour, and since the start.
///
/// Nothing runs by itself: every part comes with its second, and whoever asks says what time it is.
struct Recent<Value: Summable>: Sendable {
  private var seconds = Ring<Value>()
  private var minutes = Ring<Value>()
  private(set) var total = Value()

  /// Adds what happened in a second since 1970; late parts find their place.
  mutating func add(_ value: Value, at second: Int64) {
    seconds.add(value, at: second)
    minutes.add(value, at: second / 60)
    total.add(value)
  }

  /// Adds all parts of another row.
  mutating func add(_ other: Recent) {
    seconds.add(other.seconds)
    minutes.add(other.minutes)
    total.add(other.total)
  }

  /// The sum over a span that ends now.
  func sum(over span: Span, at now: Int64) -> Value {
    switch span {
    case .second: seconds.sum(from: now - 1, to: now - 1)
    case .minute: seconds.sum(from: now - 59, to: now)
    case .hour: minutes.sum(from: now / 60 - 59, to: now / 60)
    case .start: total
    }
  }
}

/// The last 61 of a row of numbered slots; those without anything in them take no memory.
///
/// 61 and not 60: the running one is begun while the whole ones before it still count.
private struct Ring<Value: Summable>: Sendable {
  private var slots: [Slot] = []

  private struct Slot: Sendable {
    var number: Int64
    var value: Value
  }

  private static var length: Int { 61 }

  mutating func add(_ value: Value, at number: Int64) {
    if let position = slots.lastIndex(where: { $0.number == number }) {
      return slots[position].value.add(value)
    }
    let slot = Slot(number: number, value: value)
    guard slots.count == Self.length else { return slots.append(slot) }
    // Which one is oldest does not follow from the order: parts may be late.
    guard let oldest = slots.indices.min(by: { slots[$0].number < slots[$1].number }),
      slots[oldest].number < number
    else { return }
    slots[oldest] = slot
  }

  mutating func add(_ other: Ring) {
    for slot in other.slots { add(slot.value, at: slot.number) }
  }

  func sum(from first: Int64, to last: Int64) -> Value {
    guard first <= last else { return Value() }
    return Value(sumOf: slots.lazy.filter { first...last ~= $0.number }.map(\.value))
  }
}
