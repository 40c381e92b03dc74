"""How the types of cells are called in Arrow."""

from campaign.kinds import CellType


def arrow_type_name(cell_type: CellType) -> str:
    """The Arrow type that holds a cell type."""
    return {
        CellType.TEXT: "string",
        CellType.URL: "string",
        CellType.COUNT: "int64",
        CellType.PCT: "float64",
        CellType.DATE: "date32",
    }[cell_type]
