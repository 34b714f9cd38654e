import DynamockStorage
import Synchronization

/// The filters of a family's layers.
///
/// A layer that this process creates has a filter from the beginning, so it is right in every state.
/// The keys of a layer that a file already contained are read in upkeep. Such a filter is right in
/// the states after that, but an older state may contain entries that upkeep has moved away
/// meanwhile; so only chains with a later version use it.
///
/// A filter in a chain is also here, where writes find it, until no layer of its number is left.
final class LayerFilters: Sendable {
  private struct Entry {
    let filter: LayerFilter
    var use: Use
  }

  /// The chains that use a filter.
  private enum Use {
    /// None, since the filter lacks keys.
    case never
    /// Those with later versions.
    case after(UInt64)
    case always
  }

  private struct State {
    var entries: [LayerID: Entry] = [:]
    /// The layers whose keys are to be read in the next steps: several if two steps ran at once.
    var fillings: [FilterFilling] = []
    /// The layers whose filters no chain uses yet.
    var completed: Set<LayerID> = []
  }

  private let state = Mutex(State())
  private let budget: FilterBudget

  init(_ budget: FilterBudget = FilterBudget()) { self.budget = budget }

  /// Creates the filter of a new layer; called in the write that assigns its number.
  ///
  /// The number of a write that was undone is assigned again, and its filter replaced.
  func create(for layer: LayerID) {
    let filter = LayerFilter(budget)
    state.withLock { $0.entries[layer] = Entry(filter: filter, use: .always) }
  }

  /// Returns the filter to which writes add the keys of a layer, or `nil` if it has none.
  func written(_ layer: LayerID) -> LayerFilter? { state.withLock { $0.entries[layer]?.filter } }

  /// Returns the filter that a chain of a version uses for a layer, or `nil` if it has to search it.
  func read(_ layer: LayerID, at version: UInt64) -> LayerFilter? {
    state.withLock { state in
      guard let entry = state.entries[layer] else { return nil }
      switch entry.use {
      case .never: return nil
      case .after(let completion): return version > completion ? entry.filter : nil
      case .always: return entry.filter
      }
    }
  }

  // MARK: Layers that a file already contained

  /// Returns a filling of those of some layers that have no filter, or `nil` if all have one.
  ///
  /// Called in a write: from now on writes add their keys. The filling begins once the write is
  /// committed, so that its reads see the keys of earlier writes. If it is not, the layers are
  /// searched by each read until the base is opened again.
  func prepare(_ layers: [LayerID]) -> FilterFilling? {
    state.withLock { state in
      var found: [FilterFilling.Layer] = []
      for layer in layers where state.entries[layer] == nil {
        let filter = LayerFilter(budget)
        state.entries[layer] = Entry(filter: filter, use: .never)
        found.append(FilterFilling.Layer(id: layer, filter: filter))
      }
      return found.isEmpty ? nil : FilterFilling(found)
    }
  }

  /// Leaves a filling for the next step, unless it is finished.
  func set(_ filling: FilterFilling) {
    guard !filling.layers.isEmpty else { return }
    state.withLock { $0.fillings.append(filling) }
  }

  /// Whether a filling is to be continued, or chains do not use all filters that they can.
  var needsUpkeep: Bool {
    state.withLock { !$0.fillings.isEmpty || !$0.completed.isEmpty }
  }

  /// Returns the filling that is to be continued, which is then the caller's alone, or `nil` if
  /// there is none, or if chains are first to use the filters that it has completed.
  func takeFilling() -> FilterFilling? {
    state.withLock { state in
      state.completed.isEmpty ? state.fillings.popLast() : nil
    }
  }

  /// Records that all keys of some layers were read.
  /// - Parameter version: a version that was assigned after the last of them was read.
  func complete(_ layers: [FilterFilling.Layer], at version: UInt64) {
    state.withLock { state in
      for layer in layers where state.entries[layer.id]?.filter === layer.filter {
        state.entries[layer.id]?.use = .after(version)
        state.completed.insert(layer.id)
      }
    }
  }

  /// Returns the layers whose filters were completed since the last call of this function.
  func takeCompleted() -> Set<LayerID> {
    state.withLock { state in
      defer { state.completed = [] }
      return state.completed
    }
  }

  // MARK: Layers that are gone

  /// Returns the filters of layers that do not exist in a write.
  func unused(except layers: (LayerID) -> Bool) -> [LayerID: LayerFilter] {
    state.withLock { state in
      state.entries.filter { !layers($0.key) }.mapValues(\.filter)
    }
  }

  /// Removes filters, once the write in which their layers do not exist is committed.
  func remove(_ filters: [LayerID: LayerFilter]) {
    guard !filters.isEmpty else { return }
    state.withLock { state in
      for (layer, filter) in filters where state.entries[layer]?.filter === filter {
        state.entries[layer] = nil
      }
    }
  }
}
