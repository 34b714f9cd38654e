/// Parts that are summed over the last second, minute and hour, and since the start.
///
/// No timer is needed: every part has its second, and callers pass the current time.
struct Recent<Value: Summable>: Sendable {
  private var seconds = Ring<Value>()
  private var minutes = Ring<Value>()
  private(set) var total = Value()

  /// Adds a part for a second since 1970; a late part is added to its own second.
  mutating func add(_ value: Value, at second: Int64) {
    seconds.add(value, at: second)
    minutes.add(value, at: second / 60)
    total.add(value)
  }

  /// Adds all parts of another instance.
  mutating func add(_ other: Recent) {
    seconds.add(other.seconds)
    minutes.add(other.minutes)
    total.add(other.total)
  }

  /// Returns the sum over a span that ends now.
  func sum(over span: Span, at now: Int64) -> Value {
    switch span {
    case .second: seconds.sum(from: now - 1, to: now - 1)
    case .minute: seconds.sum(from: now - 59, to: now)
    case .hour: minutes.sum(from: now / 60 - 59, to: now / 60)
    case .start: total
    }
  }

  /// Returns the 60 parts of the minute or hour that ends now, one per second or minute, oldest
  /// first.
  func parts(over steps: Series.Step, at now: Int64) -> [Value] {
    switch steps {
    case .second: (now - 59...now).map { seconds.sum(from: $0, to: $0) }
    case .minute: (now / 60 - 59...now / 60).map { minutes.sum(from: $0, to: $0) }
    }
  }
}

/// The last 61 of a series of numbered slots; empty ones use no memory.
///
/// 61 instead of 60, since the current slot is incomplete and the 60 complete ones before it still
/// count.
struct Ring<Value: Summable>: Sendable {
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
    // The oldest slot is searched for, since parts may be late.
    guard let oldest = slots.indices.min(by: { slots[$0].number < slots[$1].number }),
      slots[oldest].number < number
    else { return }
    slots[oldest] = slot
  }

  mutating func add(_ other: Ring) {
    for slot in other.slots { add(slot.value, at: slot.number) }
  }

  /// Returns the slots from one number to another, both included, in order.
  func parts(from first: Int64, to last: Int64) -> [(Int64, Value)] {
    slots.filter { first <= $0.number && $0.number <= last }
      .sorted { $0.number < $1.number }.map { ($0.number, $0.value) }
  }

  func sum(from first: Int64, to last: Int64) -> Value {
    guard first <= last else { return Value() }
    return Value(sumOf: slots.lazy.filter { first...last ~= $0.number }.map(\.value))
  }
}
