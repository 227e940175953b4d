"""What is found wrong: matters of districts and trades, and matters of single workplaces."""

from dataclasses import dataclass

from demo_story import places as p


@dataclass(frozen=True)
class Matter:
    """One kind of problem: its words after a place's name, its class and the unit to mend it."""

    words: str
    kind: str
    owner: str


BUILDING, RIGHTS, SERVICE, ONLINE, MONEY, MANNERS = (
    "组织建设",
    "权益维护",
    "服务职工",
    "网上工会",
    "经费管理",
    "作风效能",
)
WIDE = (
    Matter("部分小微企业建会后没有正常开展活动", BUILDING, p.ORGANISATION),
    Matter("联合会专职人员到岗率低", BUILDING, p.ORGANISATION),
    Matter("基层工会换届不及时", BUILDING, p.ORGANISATION),
    Matter("新业态企业建会台账与实际不符", BUILDING, p.ORGANISATION),
    Matter("女职工委员会未同步组建", BUILDING, p.WOMEN),
    Matter("集体合同到期未续签", RIGHTS, p.RIGHTS),
    Matter("调解员补贴长期未发放", RIGHTS, p.RIGHTS),
    Matter("法律援助案件回访记录不全", RIGHTS, p.RIGHTS),
    Matter("高温津贴发放监督不到位", RIGHTS, p.RIGHTS),
    Matter("建筑工地欠薪线索移交慢", RIGHTS, p.RIGHTS),
    Matter("困难职工档案更新滞后", RIGHTS, p.RIGHTS),
    Matter("户外劳动者站点夜间不开放", SERVICE, p.SERVICE),
    Matter("暖心驿站物资补充不及时", SERVICE, p.SERVICE),
    Matter("普惠服务商户分布不均", SERVICE, p.SERVICE),
    Matter("互助保障理赔材料重复提交", SERVICE, p.SERVICE),
    Matter("职工书屋图书多年未更新", SERVICE, p.PUBLICITY),
    Matter("职工培训课程与岗位需要脱节", SERVICE, p.ECONOMY),
    Matter("劳模疗休养名额分配不公开", SERVICE, p.ECONOMY),
    Matter("网上工会无专人运营", ONLINE, p.NETWORK),
    Matter("会员注册数据重复", ONLINE, p.NETWORK),
    Matter("线上咨询超过两日未答复", ONLINE, p.NETWORK),
    Matter("网上服务事项指南过期", ONLINE, p.NETWORK),
    Matter("经费返还到基层时间长", MONEY, p.FINANCE),
    Matter("欠缴企业催缴台账不完整", MONEY, p.FINANCE),
    Matter("活动经费报销凭证不齐", MONEY, p.AUDIT),
    Matter("经审整改事项未闭环", MONEY, p.AUDIT),
    Matter("报表重复填报", MANNERS, p.OFFICE),
    Matter("会议材料要求过多", MANNERS, p.OFFICE),
    Matter("联系点走访次数不足", MANNERS, p.RESEARCH),
    Matter("信息报送质量不高", MANNERS, p.PUBLICITY),
)
NARROW = (
    Matter("职工反映食堂供餐时间过短", SERVICE, p.SERVICE),
    Matter("夜班职工休息室不足", SERVICE, p.SERVICE),
    Matter("爱心小屋常年上锁", SERVICE, p.WOMEN),
    Matter("职工子女托管无人承接", SERVICE, p.WOMEN),
    Matter("健身器材损坏未修", SERVICE, p.PALACE),
    Matter("加班调休兑现不到位", RIGHTS, p.RIGHTS),
    Matter("劳动防护用品发放不足", RIGHTS, p.RIGHTS),
    Matter("职代会提案答复不具体", RIGHTS, p.ORGANISATION),
    Matter("技能等级评定补贴到账慢", RIGHTS, p.ECONOMY),
    Matter("创新工作室缺少活动经费", MONEY, p.ECONOMY),
    Matter("工会账户未独立", MONEY, p.FINANCE),
    Matter("职工不会用网上工会办事", ONLINE, p.NETWORK),
    Matter("会员卡信息错误", ONLINE, p.NETWORK),
    Matter("工会小组长补选滞后", BUILDING, p.ORGANISATION),
    Matter("劳务派遣工入会率低", BUILDING, p.ORGANISATION),
)
