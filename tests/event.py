"""Texts about one made-up event, another that is like it, and one that is not."""

STOPPED = (
    "A tanker with crude from Basra was stopped by the coast guard in the strait of Hormuz on Monday. Its crew of "
    "twenty sailors from Manila is said to be well. Officials in Tehran told reporters that the ship had crossed a "
    "closed lane without a pilot, and that it would be led to Bandar Abbas. The owners in Bergen asked for their ship."
)
OFFERED = (
    "Tehran confirmed that its coast guard had stopped a tanker in the strait of Hormuz and led it to Bandar Abbas. "
    "Norway offered to mediate between the owners in Bergen and the coast guard. The crew of twenty sailors is well."
)
PILOTS = (
    "The pilots of the strait of Hormuz guide a hundred ships a day past Bandar Abbas. A pilot learns for six years, "
    "and the coast guard asks for one aboard every tanker with crude."
)
BRIDGE = (
    "The council of Bremen agreed to build a new bridge over the Weser. It costs forty million euros, opens in 2031 "
    "and takes the tram to the Neustadt. The old bridge stays for cyclists, said the mayor after the vote."
)
