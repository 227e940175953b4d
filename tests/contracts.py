"""A contract on imports whose layers follow the folders, so that a new folder needs no line."""

from dataclasses import replace

from grimp import ImportGraph
from importlinter.contracts.layers import Layer, LayersContract, ModuleTail
from importlinter.domain.contract import ContractCheck

REST = "*"


class FoldersContract(LayersContract):
    """Layers of which one, `*`, is every module of the container that no other layer names.

    The modules of that layer may not import each other.
    """

    type_name = "folders"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Name the modules of the open layer, then check as layers are."""
        options = vars(self)  # what the file of settings says of this contract, by name
        (container,) = options["containers"]
        layers: list[Layer] = options["layers"]
        named = {tail.name for layer in layers for tail in layer.module_tails}
        found = {module.rpartition(".")[2] for module in graph.find_children(str(container))}
        rest = {ModuleTail(name) for name in found - named}
        options["layers"] = [
            replace(layer, module_tails=rest) if layer.module_tails == {ModuleTail(REST)} else layer
            for layer in layers
        ]
        return super().check(graph, verbose)
