"""One rule a file, and the explicit list ``RULES``: what is not listed is not checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.rules.k101_unreadable_amount import UnreadableAmount
from medelkoll_schemas.rules.k102_error_value import ErrorInAmount
from medelkoll_schemas.rules.k103_blank_amount import BlankAmount
from medelkoll_schemas.rules.k104_unknown_unit import UnknownUnit
from medelkoll_schemas.rules.k201_category_sum import CategorySum
from medelkoll_schemas.rules.k202_row_sum import RowSum
from medelkoll_schemas.rules.k203_focus_area_sum import FocusAreaSum
from medelkoll_schemas.rules.k204_whole_of_parts import WholeOfParts
from medelkoll_schemas.rules.k205_stated_twice import StatedTwice
from medelkoll_schemas.rules.k301_summary_amount import SummaryAmount
from medelkoll_schemas.rules.k302_summary_missing import SummaryMissing
from medelkoll_schemas.rules.k303_summary_extra import SummaryExtra
from medelkoll_schemas.rules.k304_summary_sum import SummarySum
from medelkoll_schemas.rules.k305_decided_total import DecidedTotal
from medelkoll_schemas.rules.k306_between_workbooks import BetweenWorkbooks
from medelkoll_schemas.rules.k307_decision_amount import DecisionAmount
from medelkoll_schemas.rules.k308_decision_only import DecisionOnly
from medelkoll_schemas.rules.k309_workbook_only import WorkbookOnly
from medelkoll_schemas.rules.k401_per_inhabitant import PerInhabitant
from medelkoll_schemas.rules.k402_population import Population
from medelkoll_schemas.rules.k403_membership import Membership
from medelkoll_schemas.rules.k405_special_rule import SpecialRule
from medelkoll_schemas.rules.k406_all_places import AllPlaces
from medelkoll_schemas.rules.k501_parts_and_whole import PartsAndWhole
from medelkoll_schemas.rules.k502_ratio import Ratio
from medelkoll_schemas.rules.k503_recipient import Recipient
from medelkoll_schemas.rules.k601_spent_and_remaining import SpentAndRemaining
from medelkoll_schemas.rules.k602_answer import Answer
from medelkoll_schemas.rules.k603_details import Details
from medelkoll_schemas.rules.k604_said_twice import SaidTwice
from medelkoll_schemas.rules.k605_counties import Counties
from medelkoll_schemas.rules.k606_reported_lines import ReportedLines
from medelkoll_schemas.rules.k701_stale_recalculated import StaleRecalculated
from medelkoll_schemas.rules.k701_stale_value import StaleValue
from medelkoll_schemas.rules.k702_constant_over_formula import ConstantOverFormula
from medelkoll_schemas.rules.k703_range_too_short import RangeTooShort
from medelkoll_schemas.rules.k704_range_too_long import RangeTooLong
from medelkoll_schemas.rules.k705_unlike_neighbours import UnlikeNeighbours
from medelkoll_schemas.rules.k706_number_in_formula import NumberInFormula
from medelkoll_schemas.rules.k707_formula_error import FormulaError
from medelkoll_schemas.rules.k708_external_reference import ExternalReference
from medelkoll_schemas.rules.k709_valueless import Valueless
from medelkoll_schemas.rules.k710_display import Display
from medelkoll_schemas.rules.k711_not_judged import NotJudged
from medelkoll_schemas.rules.k909_hidden import Hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.rules.base import Rule

RULES: Sequence[Rule] = (
    UnreadableAmount(),
    ErrorInAmount(),
    BlankAmount(),
    UnknownUnit(),
    CategorySum(),
    RowSum(),
    FocusAreaSum(),
    WholeOfParts(),
    StatedTwice(),
    SummaryAmount(),
    SummaryMissing(),
    SummaryExtra(),
    SummarySum(),
    DecidedTotal(),
    BetweenWorkbooks(),
    DecisionAmount(),
    DecisionOnly(),
    WorkbookOnly(),
    PerInhabitant(),
    Population(),
    Membership(),
    SpecialRule(),
    AllPlaces(),
    PartsAndWhole(),
    Ratio(),
    Recipient(),
    SpentAndRemaining(),
    Answer(),
    Details(),
    SaidTwice(),
    Counties(),
    ReportedLines(),
    StaleRecalculated(),
    StaleValue(),
    ConstantOverFormula(),
    RangeTooShort(),
    RangeTooLong(),
    UnlikeNeighbours(),
    NumberInFormula(),
    FormulaError(),
    ExternalReference(),
    Valueless(),
    Display(),
    NotJudged(),
    Hidden(),
)
