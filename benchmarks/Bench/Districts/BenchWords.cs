namespace Yingshang.Bench.Districts;

/// <summary>Words from which names and texts are put together; none of them speaks of something with a legal channel of its own, at which the form would stop. How often a word comes decides what a search costs, so <see cref="Rare"/> is put in by count.</summary>
internal static class BenchWords
{
    /// <summary>In one demand out of five thousand.</summary>
    public const string Rare = "窑炉";

    /// <summary>In about one demand out of ten.</summary>
    public const string Common = "用电";

    /// <summary>In nearly every demand: the worst that two characters can ask for.</summary>
    public const string Everywhere = "公司";

    public static readonly string[] Places = ["清河", "青阳", "文昌", "临溪", "东关", "柳沟", "石桥", "南塘", "北湖", "云岭"];

    public static readonly string[] Stems =
    [
        "恒信", "鼎盛", "云裳", "宏达", "瑞丰", "华锐", "金桥", "永兴", "天成", "博远", "德隆", "康泰", "新源", "盛世", "嘉禾", "东岳", "昌明", "万和", "祥云", "启航",
        "润泽", "百川", "凯旋", "正阳", "明珠", "锦程", "长青", "聚力", "安信", "创维",
    ];

    public static readonly string[] Trades = ["纺织", "食品", "服饰", "机械", "包装", "建材", "电子", "物流", "餐饮", "化工", "农业", "医药", "家具", "印刷", "汽修", "环保", "商贸", "科技", "光伏", "模具"];

    public static readonly string[] Forms = ["有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "经营部", "合作社"];

    public static readonly (string Topic, string Matter)[] Matters =
    [
        ("用电", "用电增容两个月没有批复，二号线装不上"), ("用电", "园区用电电压不稳，设备一天跳闸三次"), ("用水", "厂区水压不够，三楼车间供不上水"), ("用气", "天然气管道没有接到厂门口"),
        ("排水与污水管网", "雨天路面积水倒灌进仓库"), ("通信网络", "专线报装一直排不上队"), ("道路物流", "厂门前路面坑洼，大货车进不来"), ("停车", "门前车位被长期占用，客户没有地方停车"),
        ("货车通行", "白天禁行，原料只能半夜进城"), ("公交通勤", "末班车太早，夜班工人没有车坐"), ("用工", "缝纫工招不到，订单做不完"), ("社保", "缓缴到期后滞纳金怎样算说法不一"),
        ("融资", "续贷审批慢，流动资金月底到期"), ("用地", "地块红线和图纸对不上，围墙砌不了"), ("奖补资金", "技改补助公示结束半年还没有到账"), ("厂房产权", "厂房建成八年，产权证一直办不下来"),
        ("项目审批", "施工许可卡在图审，机器已经订了"), ("环保", "环评要求前后两次不一样"), ("消防", "消防验收意见改了三遍"), ("规划建设", "想在厂区内加建一层，退界不知道怎样算"),
    ];

    public static readonly string[] Details =
    [
        "已经跑过三次窗口，每次要的材料都不同。", "现场来看过一次，后来没有人联系。", "订单下个月交货，再拖就要赔违约金。", "隔壁几家企业也有同样的问题。", "希望给一个明确的时间。",
        "电话打过多次，都说在研究。", "我们愿意先出一部分费用。", "车间三十多个工人等着开工。", "去年也反映过，当时答应年底解决。", "相关合同和照片可以随时提供。",
    ];

    public static readonly string[] Surnames = ["陈", "吴", "韩", "吕", "宋", "赵", "王", "谭", "周", "郑", "冯", "魏"];
    public static readonly string[] GivenNames = ["志强", "晓燕", "建国", "丽华", "海涛", "文静", "永明", "春梅", "国栋", "秀英"];
}
