"""Orders, slips and invoices of a made-up shop as both APIs give them (docs: haravan-api 4; docs: kiotviet-api 4)."""

from collections.abc import Iterable, Sequence
from typing import Any

from tests.shops.trade import Back, Line, Paper, Sale

Json = dict[str, Any]
PAYMENT = {
    "Đã thanh toán": "paid", "Chưa thanh toán": "pending", "Chờ xử lý": "pending", "Đã xác thực": "authorized",
    "Thanh toán một phần": "partially_paid", "Hoàn tiền một phần": "partially_refunded", "Đã nhập trả": "refunded",
    "Đã hoàn tiền": "refunded",
    "Đã hủy": "voided",
}  # fmt: skip
PROCESSING = {
    "Đã giao hàng": "fulfilled", "Chưa giao hàng": "notfulfilled", "Giao một phần": "partial", "Nhập kho": "restocked",
}  # fmt: skip
CARRIER = {
    "Đã giao hàng": "delivered", "Đang giao hàng": "delivering", "Chờ lấy hàng": "readytopick", "Chuyển hoàn": "return",
    "Chờ xử lý": "pending", "Đang đi lấy": "picking", "Không gặp khách": "notmeetcustomer",
    "Chờ chuyển hoàn": "waitingforreturn", "Hủy giao hàng": "cancel",
}  # fmt: skip
COD = {"Không": "none", "Chưa nhận": "codpending", "Đã nhận": "codreceipt", "Đã thu": "codpaid"}
_SLIP = {"Phiếu tạm": 1, "Đang giao hàng": 2, "Hoàn thành": 3, "Đã hủy": 4, "Đã xác nhận": 5}
_INVOICE = {"Hoàn thành": 1, "Đã hủy": 2, "Đang xử lý": 3, "Không giao được": 5}
BRANCH = {"branchId": 31, "branchName": "Quầy chính"}


def _iso(day: str, clock: str) -> str:
    date, month, year = day.split("/")
    return f"{year}-{month}-{date}T{clock}"


def order_json(number: int, sale: Sale) -> Json:
    """A Haravan order; times in UTC, seven hours behind the shop's."""
    made = _iso(sale.day, "02:15:00.123Z")
    paid = sale.paid if sale.paid is not None else sale.total if sale.payment == "Đã thanh toán" else 0
    refund = {
        "id": number * 10 + 2,
        "kind": "refund",
        "amount": -float(sale.refunded),
        "status": None,
        "created_at": made,
    }
    money = [{"id": number * 10, "kind": "pending", "amount": float(sale.total), "status": None, "created_at": made}]
    money += [
        {"id": number * 10 + 1, "kind": "capture", "amount": float(paid), "status": None, "created_at": made}
    ] * bool(paid)
    money += [refund] * bool(sale.refunded)
    shipment = {
        "id": number * 10,
        "status": "success",
        "created_at": _iso(sale.day, "08:40:00Z"),
        "tracking_company": sale.courier or None,
        "cod_amount": float(sale.cod_amount),
        "carrier_status_code": CARRIER.get(sale.delivery, sale.delivery or None),
        "carrier_status_name": sale.delivery,
        "carrier_cod_status_code": COD.get(sale.cod, sale.cod),
        "carrier_cod_status_name": sale.cod,
        "delivered_date": None,
    }
    is_sent = sale.processing in ("Đã giao hàng", "Giao một phần", "Nhập kho")
    return {
        "id": number,
        "name": sale.name,
        "order_number": sale.name,
        "created_at": made,
        "updated_at": made,
        "financial_status": PAYMENT.get(sale.payment, sale.payment),
        "fulfillment_status": PROCESSING.get(sale.processing, sale.processing),
        "cancelled_status": "cancelled" if sale.cancelled else "uncancelled",
        "cancelled_at": made if sale.cancelled else None,
        "total_price": float(sale.total),
        "shipping_address": {"ward": sale.ward or None},
        "line_items": [_store_line(line) for line in sale.lines],
        "fulfillments": [shipment] if is_sent else [],
        "transactions": money,
        "refunds": [{"id": number, "transactions": money[-1:]}] if sale.refunded else [],
    }


def _store_line(line: Line) -> Json:
    return {
        "sku": line.code,
        "barcode": line.code,
        "name": line.name,
        "quantity": line.quantity,
        "price": float(line.price),
    }


def slip_json(number: int, paper: Paper) -> Json:
    """A KiotViet order slip."""
    return _paper(number, paper, _SLIP) | {
        "orderDetails": _till_lines(paper.lines),
        "orderDelivery": {"receiver": "Khách", "wardName": None},
    }


def invoice_json(number: int, paper: Paper) -> Json:
    """A KiotViet invoice; a sale at the counter has no delivery."""
    is_delivered = bool(paper.order)
    delivery = {
        "status": 3,
        "statusValue": "Giao thành công",
        "partnerDelivery": {"name": paper.courier or "Giao Hàng Nhanh"},
    }
    return _paper(number, paper, _INVOICE) | {
        "orderCode": paper.order,
        "invoiceDetails": _till_lines(paper.lines),
        "invoiceDelivery": delivery if is_delivered else None,
        "SaleChannel": {"id": 1, "name": paper.channel},
    }


def return_json(number: int, back: Back, invoice: int | None) -> Json:
    """A return by a customer; `invoice` is the id of that which it is of."""
    made = _iso(back.day, "17:20:00.0000000")
    return {
        "id": number,
        "code": back.code,
        "invoiceId": invoice,
        "returnDate": made,
        "createdDate": made,
        "modifiedDate": made,
        "returnTotal": float(back.total),
        "totalPayment": -float(back.given),
        "status": {"Đã trả": 1, "Đã hủy": 2}.get(back.status, 9),
        "statusValue": back.status,
        "returnDetails": _till_lines(back.lines),
    }


def _paper(number: int, paper: Paper, statuses: dict[str, int]) -> Json:
    receipt = {"id": number, "code": f"TT{paper.code}", "amount": float(paper.paid), "method": "Transfer", "status": 0}
    gone = {"id": -number, "code": f"TTH{paper.code}", "amount": 999000.0, "method": "Cash", "status": 1}
    return {
        "id": number,
        "code": paper.code,
        "purchaseDate": _iso(paper.day, "16:05:00.0000000"),
        "createdDate": _iso(paper.day, "16:05:00.0000000"),
        "modifiedDate": _iso(paper.day, "18:00:00.0000000"),
        "soldByName": paper.seller,
        "total": float(paper.total),
        "totalPayment": float(paper.paid),
        "status": statuses.get(paper.status),
        "statusValue": paper.status,
        "description": paper.note or None,
        "payments": [gone, *([receipt] if paper.paid else [])],
        **BRANCH,
    }


def _till_lines(lines: Sequence[Line]) -> list[Json]:
    return [
        {
            "productId": 1,
            "productCode": line.code,
            "productName": line.name,
            "quantity": float(line.quantity),
            "price": float(line.price),
        }
        for line in lines
    ]


def receipts_json(papers: Iterable[Paper], user: str) -> list[Json]:
    """A receipt in the cash book for each paper that was paid; all of them written by one user."""
    return [
        {
            "id": number,
            "code": f"TT{paper.code}",
            "amount": float(paper.paid),
            "createdBy": 7,
            "user": user,
            "status": 0,
            "transDate": _iso(paper.day, "16:05:00"),
        }
        for number, paper in enumerate(papers, start=1)
        if paper.paid
    ]
