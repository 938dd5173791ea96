"""How well the checks of translations do: pairs labelled by hand, half of which the word lists were never tuned on."""
